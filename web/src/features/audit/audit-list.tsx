import type { AuditAct } from '@yizhan/contract/audit'
import { ButtonLink } from '../../ui/button.tsx'
import { Badge, type BadgeTone } from '../../ui/chip.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LedgerIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Table, type Column } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { actWords } from './act-words.ts'
import { auditHref, type AuditSearch } from './audit-search.ts'
import { auditWords } from './words.ts'

const tones: Record<AuditAct['outcome'], BadgeTone> = { done: 'quiet', refused: 'attention', failed: 'refused', underWay: 'underway', unknown: 'refused' }

/** How an act ended, in a word. */
export function OutcomeBadge({ outcome }: { outcome: AuditAct['outcome'] }) {
  return <Badge tone={tones[outcome]}>{useWords(auditWords).outcomes[outcome]}</Badge>
}

/** Who acted: their name and roles, or what kind of actor it was. */
export function Actor({ actor: { actorId, name, roles } }: Pick<AuditAct, 'actor'>) {
  const w = useWords(auditWords)
  const isProgram = actorId?.startsWith('aky_')
  return (
    <>
      {name ?? (isProgram ? w.program : (actorId ?? w.nobody))}
      {roles.length > 0 && !isProgram && <span className="text-quiet"> · {roles.map((role) => w.roles[role] ?? role).join(' · ')}</span>}
    </>
  )
}

interface AuditListProps {
  acts: readonly AuditAct[]
  next: string | null
  isFirstPage: boolean
  base: string
  search: AuditSearch
  /** Names the shop: for the log of many shops. */
  hasShop?: boolean
}

/** Acts, one row each, newest first; each leads to what is known of it, and its person to what else they did. */
export function AuditList({ acts, next, isFirstPage, base, search, hasShop = false }: AuditListProps) {
  const w = useWords(auditWords)
  const names = useWords(actWords)
  if (acts.length === 0) {
    if (Object.keys(search).length === 0) return <Empty icon={<LedgerIcon size={26} />} title={w.nothingYet} />
    return (
      <Empty icon={<LedgerIcon size={26} />} title={w.nothing} ways={<ButtonLink href={base}>{w.clear}</ButtonLink>}>
        {w.nothingText}
      </Empty>
    )
  }
  const columns: Column<AuditAct>[] = [
    { key: 'when', head: w.when, cell: ({ at }) => <Time at={at} /> },
    {
      key: 'what',
      head: w.what,
      cell: ({ entryId, act }) => (
        <a href={`${base}/${entryId}`} data-on-press="" className="inline-flex min-h-11 items-center font-medium hover:underline">
          {names[act] ?? act}
        </a>
      ),
    },
    {
      key: 'who',
      head: w.who,
      cell: ({ actor }) =>
        actor.actorId ? (
          <a href={auditHref(base, { ...search, actor: actor.actorId })} className="inline-flex min-h-11 items-center hover:underline">
            <span>
              <Actor actor={actor} />
            </span>
          </a>
        ) : (
          <Actor actor={actor} />
        ),
    },
    ...(hasShop ? [{ key: 'where', head: w.where, isWideOnly: true, cell: ({ shop }: AuditAct) => shop?.name ?? '' }] : []),
    { key: 'outcome', head: w.outcome, cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
  ]
  return (
    <>
      <Table caption={w.list} rows={acts} keyOf={({ entryId }) => entryId} columns={columns} />
      <nav className="mt-6 flex flex-wrap gap-3">
        {!isFirstPage && <ButtonLink href={auditHref(base, search)}>{w.first}</ButtonLink>}
        {next && <ButtonLink href={auditHref(base, search, next)}>{w.next}</ButtonLink>}
      </nav>
    </>
  )
}
