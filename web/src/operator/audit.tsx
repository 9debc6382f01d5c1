import { isAudited, isAuditedOfStaff } from '@yizhan/contract/access'
import { auditRoutes } from '@yizhan/contract/audit'
import { routes } from '@yizhan/contract/api'
import type { Route } from './+types/audit.ts'
import { call, pathOf } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { AuditFilters } from '../features/audit/audit-filters.tsx'
import { AuditList } from '../features/audit/audit-list.tsx'
import { idConditions } from '../features/audit/audit-search.ts'
import { auditQueryOf, loadActs } from '../features/audit/read-search.server.ts'
import { auditWords } from '../features/audit/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { DownloadIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'

const base = '/operator/audit'

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const [page, anchor] = await Promise.all([loadActs(api, request), call(api, auditRoutes.readAuditAnchor, {})])
  const acts = Object.values(routes).filter(({ name, method }) => isAudited(name, method) || isAuditedOfStaff(name))
  const { head } = anchor.ok ? anchor.value : { head: null }
  return {
    ...page,
    known: acts.map(({ name }) => name as string), // as: names, to be chosen from
    anchor: head && `${head.sequence}:${head.hash}`,
    exportHref: pathOf(auditRoutes.exportAudit, { query: auditQueryOf(page.search) }),
  }
}

export default function OperatorAudit({ loaderData }: Route.ComponentProps) {
  const w = useWords(auditWords)
  const { acts, next, isFirstPage, search, refusal, known, anchor, exportHref } = loaderData
  const exportLink = (
    <ButtonLink href={exportHref} download="audit.csv">
      <DownloadIcon />
      {w.export}
    </ButtonLink>
  )
  return (
    <ConsolePage title={w.title} note={w.platformNote} actions={acts.length > 0 && exportLink}>
      <AuditFilters base={base} search={search} acts={known} ids={idConditions} errors={refusal?.fields ?? {}} />
      {refusal ? <Notice tone="refused">{refusal.message}</Notice> : null}
      {!refusal && <AuditList acts={acts} next={next} isFirstPage={isFirstPage} base={base} search={search} hasShop />}
      {anchor && (
        <Card title={w.anchor} aside={<CopyButton text={anchor} label={w.copyAnchor} />} className="mt-8">
          <p className="mb-3 text-sm text-quiet">{w.anchorNote}</p>
          <code className="text-xs break-all">{anchor}</code>
        </Card>
      )}
    </ConsolePage>
  )
}
