import { auditRoutes } from '@yizhan/contract/audit'
import type { Route } from './+types/audit-entry.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { actWords } from '../features/audit/act-words.ts'
import { AuditEntryView } from '../features/audit/audit-entry-view.tsx'
import { auditWords } from '../features/audit/words.ts'
import { useWords } from '../ui/language.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  return { entry: await load(apiOf(context), auditRoutes.readShopAuditEntry, { params }, request) }
}

export default function ShopAuditEntry({ loaderData: { entry }, params }: Route.ComponentProps) {
  const base = `/merchant/${params.merchantId}/audit`
  const w = useWords(auditWords)
  const title = useWords(actWords)[entry.act] ?? entry.act
  return (
    <ConsolePage title={title} back={{ href: base, label: w.back }} isNarrow>
      <AuditEntryView entry={entry} base={base} isShop />
    </ConsolePage>
  )
}
