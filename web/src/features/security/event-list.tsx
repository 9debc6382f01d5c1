import type { SecurityEvent } from '@yizhan/contract/identity'
import { useWords } from '../../ui/language.tsx'
import { Time } from '../../ui/time.tsx'
import { eventWords } from './event-words.ts'

/** What happened to the account, newest first: what, when, on which device, from where. */
export function EventList({ events }: { events: readonly SecurityEvent[] }) {
  const w = useWords(eventWords)
  return (
    <ol className="divide-y divide-line">
      {events.map(({ securityEventId, kind, device, address, at }) => (
        <li key={securityEventId} className="flex flex-wrap items-baseline justify-between gap-x-4 py-3">
          <span className="font-medium">{w.kinds[kind]}</span>
          <span className="text-sm text-quiet">
            <Time at={at} />
          </span>
          <span className="w-full text-sm break-words text-quiet">{[device, address].filter(Boolean).join(' · ') || w.nowhere}</span>
        </li>
      ))}
    </ol>
  )
}
