import { useWords } from '../../ui/language.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { staffWords } from './words.ts'

const hrefs = { operators: '/operator/people', find: '/operator/people/find', appeals: '/operator/appeals' } as const
export type PeopleTab = keyof typeof hrefs

/** The pages about people, those that the reader's roles open. */
export function PeopleTabs({ tabs, current }: { tabs: readonly PeopleTab[]; current: PeopleTab }) {
  const w = useWords(staffWords)
  if (tabs.length < 2) return null
  return (
    <div className="mb-6">
      <Tabs label={w.tabs} items={tabs.map((name) => ({ href: hrefs[name], label: w[name], isCurrent: name === current }))} />
    </div>
  )
}
