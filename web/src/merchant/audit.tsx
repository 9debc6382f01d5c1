import { accessOf, isAudited } from '@yizhan/contract/access'
import { routes } from '@yizhan/contract/api'
import type { Route } from './+types/audit.ts'
import { apiOf } from '../api/page-api.server.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { AuditFilters } from '../features/audit/audit-filters.tsx'
import { AuditList } from '../features/audit/audit-list.tsx'
import { loadActs } from '../features/audit/read-search.server.ts'
import { auditWords } from '../features/audit/words.ts'
import { SettingsTabs } from '../features/shop-settings/settings-tabs.tsx'
import { shopSettingsWords } from '../features/shop-settings/words.ts'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const acts = Object.values(routes).filter(({ name, method }) => accessOf(name).audience === 'merchant' && isAudited(name, method))
  return { ...(await loadActs(apiOf(context), request, params.merchantId)), known: acts.map(({ name }) => name as string) } // as: names, to be chosen from
}

export default function ShopAudit({ loaderData, params }: Route.ComponentProps) {
  const w = useWords(auditWords)
  const { acts, next, isFirstPage, search, refusal, known } = loaderData
  const base = `/merchant/${params.merchantId}/audit`
  return (
    <ConsolePage title={useWords(shopSettingsWords).title}>
      <SettingsTabs base={`/merchant/${params.merchantId}`} current="audit" />
      <p className="mb-4 text-sm text-quiet">{w.shopNote}</p>
      {refusal?.code !== 'auth.forbidden' && (
        <AuditFilters base={base} search={search} acts={known} ids={['actor', 'subject']} errors={refusal?.fields ?? {}} />
      )}
      {refusal ? <Notice tone="refused">{refusal.message}</Notice> : null}
      {!refusal && <AuditList acts={acts} next={next} isFirstPage={isFirstPage} base={base} search={search} />}
    </ConsolePage>
  )
}
