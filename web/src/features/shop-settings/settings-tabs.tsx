import { useWords } from '../../ui/language.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { shopSettingsWords } from './words.ts'

const pages = ['settings', 'members', 'api-keys', 'audit'] as const

/** The pages about the shop itself. */
export function SettingsTabs({ base, current }: { base: string; current: (typeof pages)[number] }) {
  const w = useWords(shopSettingsWords)
  return (
    <div className="mb-6">
      <Tabs label={w.tabs} items={pages.map((name) => ({ href: `${base}/${name}`, label: w[name], isCurrent: name === current }))} />
    </div>
  )
}
