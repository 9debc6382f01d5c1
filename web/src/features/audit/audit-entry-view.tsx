import type { ReactNode } from 'react'
import type { AuditEntry } from '@yizhan/contract/audit'
import { Card, Facts } from '../../ui/card.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { Actor, OutcomeBadge } from './audit-list.tsx'
import { auditHref } from './audit-search.ts'
import { auditWords } from './words.ts'

interface AuditEntryViewProps {
  entry: AuditEntry
  /** Address of the list. */
  base: string
  /** A shop learns of the address its neighbourhood only. */
  isShop?: boolean
}

/** An act with everything that is known of it. */
export function AuditEntryView({ entry, base, isShop = false }: AuditEntryViewProps) {
  const w = useWords(auditWords)
  const { actor, outcome, beganAt, endedAt, shop, subjectIds, reason, params, facts, changes, links } = entry
  const note = w.outcomeNotes[outcome]
  const said = { ...params, ...facts }
  const parts: (readonly [string, ReactNode])[] = [
    [w.who, <Actor key="who" actor={actor} />],
    [w.names.actor, actor.actorId && <IdLink id={actor.actorId} href={auditHref(base, { actor: actor.actorId })} />],
    [w.began, <Time key="began" at={beganAt} />],
    [w.ended, endedAt ? <Time key="ended" at={endedAt} /> : w.notEnded],
    [w.status, entry.status],
    [w.refusal, entry.code],
    [w.where, !isShop && shop && <IdLink id={shop.name} href={auditHref(base, { merchantId: shop.merchantId })} />],
    [w.subjects, subjectIds.length > 0 && subjectIds.map((id) => <IdLink key={id} id={id} href={auditHref(base, { subject: id })} />)],
    [w.reason, reason],
    [isShop ? w.neighbourhood : w.address, entry.address],
    [w.browser, entry.browser],
    [w.session, entry.sessionId],
    [w.request, entry.requestId],
  ]
  return (
    <div className="grid gap-4 md:gap-6">
      {note && <Notice tone={outcome === 'unknown' || outcome === 'failed' ? 'attention' : 'info'}>{note}</Notice>}
      <Card title={w.entry} aside={<OutcomeBadge outcome={outcome} />}>
        <Facts items={parts.flatMap(([name, value]) => (value ? [{ name, value: <span className="break-all">{value}</span> }] : []))} />
      </Card>
      {Object.keys(said).length > 0 && (
        <Card title={w.details}>
          <Facts items={Object.entries(said).map(([name, value]) => ({ name, value: <FactText value={value} /> }))} />
        </Card>
      )}
      {Object.keys(changes).length > 0 && (
        <section>
          <h2 className="mb-3 text-lg">{w.changes}</h2>
          <Table
            caption={w.changes}
            rows={Object.entries(changes)}
            keyOf={([name]) => name}
            columns={[
              { key: 'field', head: w.field, cell: ([name]) => name },
              { key: 'before', head: w.before, cell: ([, { before }]) => <FactText value={before} /> },
              { key: 'after', head: w.after, cell: ([, { after }]) => <FactText value={after} /> },
            ]}
          />
        </section>
      )}
      <Card title={w.chain}>
        <p className="mb-3 text-sm text-quiet">{w.chainNote}</p>
        <Facts items={links.map(({ sequence, hash }) => ({ name: String(sequence), value: <code className="text-xs break-all">{hash}</code> }))} />
      </Card>
    </div>
  )
}

function IdLink({ id, href }: { id: string; href: string }) {
  return (
    <a href={href} className="text-link me-3 inline-block">
      {id}
    </a>
  )
}

function FactText({ value }: { value: string | number | boolean | null }) {
  const w = useWords(auditWords)
  if (value === null || value === '') return <span className="text-quiet">{w.none}</span>
  if (typeof value === 'boolean') return value ? w.yes : w.no
  return <span className="break-words">{value}</span>
}
