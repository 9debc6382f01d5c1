import { useWords } from '../../ui/language.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { shopSettingsWords } from './words.ts'

/** The two pages about the shop itself. */
export function SettingsTabs({ base, current }: { base: string; current: 'settings' | 'members' }) {
  const w = useWords(shopSettingsWords)
  return (
    <div className="mb-6">
      <Tabs
        label={w.tabs}
        items={(['settings', 'members'] as const).map((name) => ({ href: `${base}/${name}`, label: w[name], isCurrent: name === current }))}
      />
    </div>
  )
}
