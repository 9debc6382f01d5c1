import { useWords } from '../ui/language.tsx'
import { useDoors } from './use-doors.ts'
import { homeWords } from './words.ts'

/** How many doors are seen at once on a phone; their pictures do not wait. */
const firstDoors = 4

/** What can be ordered here: the kinds of business as large doors. */
export function Doors() {
  const w = useWords(homeWords)
  const doors = useDoors()
  if (doors.length === 0) return null
  return (
    <nav aria-label={w.doors} className="mt-6 md:mt-8">
      <ul className="grid grid-cols-2 gap-3 md:grid-cols-4 md:gap-4">
        {doors.map((door, index) => (
          <li key={door.slug} className="link-card">
            <span className="picture aspect-[3/2] rounded-card">
              {door.pictureUrl && (
                <img
                  src={`${door.pictureUrl}?w=480`}
                  srcSet={`${door.pictureUrl}?w=320 320w, ${door.pictureUrl}?w=480 480w, ${door.pictureUrl}?w=640 640w`}
                  sizes="(min-width: 48rem) 18rem, 46vw"
                  alt=""
                  loading={index < firstDoors ? 'eager' : 'lazy'}
                  fetchPriority={index < 2 ? 'high' : undefined}
                  decoding="async"
                />
              )}
            </span>
            <p className="link-card-title !mt-2 flex! flex-wrap items-baseline gap-x-2 !text-base font-medium!">
              <a href={`/offers?category=${door.slug}`}>{door.name}</a>
              <span className="numbers text-xs font-normal text-quiet">{w.doorCount(door.offerCount)}</span>
            </p>
          </li>
        ))}
      </ul>
    </nav>
  )
}
