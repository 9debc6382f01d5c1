import type { PersonCard } from '@yizhan/contract/staff'
import { Badge } from '../../ui/chip.tsx'
import { ChevronRightIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { personWords } from './person-words.ts'

/** Somebody who was found, masked; the row leads to their account. */
export function PersonRow({ person }: { person: PersonCard }) {
  const w = useWords(personWords)
  return (
    <li>
      <a href={`/operator/people/${person.userId}`} className="flex min-h-11 items-center justify-between gap-4 p-4 hover:bg-wash md:px-6">
        <span className="min-w-0">
          <span className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{person.name}</span>
            {person.isFrozen && <Badge tone="attention">{w.frozen}</Badge>}
          </span>
          <span className="block text-sm text-quiet">{[person.email, person.phone].filter(Boolean).join(' · ')}</span>
        </span>
        <ChevronRightIcon className="text-quiet" />
      </a>
    </li>
  )
}
