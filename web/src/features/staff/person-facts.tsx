import type { Person } from '@yizhan/contract/staff'
import { Card, Facts } from '../../ui/card.tsx'
import { useWords } from '../../ui/language.tsx'
import { Time } from '../../ui/time.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { personWords } from './person-words.ts'
import { staffWords } from './words.ts'

/** What staff may know of an account without a reason. */
export function PersonFacts({ person }: { person: Person }) {
  const w = useWords(personWords)
  const s = useWords(staffWords)
  const list = (words: readonly string[]) => (words.length > 0 ? words.join(' · ') : w.none)
  return (
    <Card title={w.account}>
      <Facts
        items={[
          { name: w.signedUp, value: <Time at={person.signedUpAt} /> },
          { name: w.lastSeen, value: person.lastSeenAt ? <Time at={person.lastSeenAt} /> : w.none },
          { name: w.sessions, value: <span className="numbers">{person.sessionCount}</span> },
          { name: w.factors, value: list(person.factors.map((factor) => s.factors[factor])) },
          { name: w.shops, value: list(person.shops.map(({ name, role }) => `${name} (${w.shopRoles[role]})`)) },
          ...(person.operatorRoles.length > 0 ? [{ name: w.staffRoles, value: list(person.operatorRoles.map((role) => s.roles[role])) }] : []),
        ]}
      />
    </Card>
  )
}

/** What happened to the account, newest first. */
export function PersonEvents({ person }: { person: Person }) {
  const w = useWords(personWords)
  return (
    <Card title={w.events}>
      {person.events.length > 0 ? (
        <Timeline items={person.events.map(({ kind, at }, index) => ({ key: `${at}${kind}${index}`, at, text: w.eventNames[kind], note: '' }))} />
      ) : (
        <p className="text-quiet">{w.noEvents}</p>
      )}
    </Card>
  )
}
