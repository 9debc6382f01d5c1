import { useWords } from '../../ui/language.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { mailWords } from './words.ts'

/** Mails and text messages side by side, for whoever develops. */
export function SentTabs({ current }: { current: 'mails' | 'texts' }) {
  const w = useWords(mailWords)
  return (
    <Tabs
      label={w.kinds}
      items={[
        { href: '/development/mails', label: w.mails, isCurrent: current === 'mails' },
        { href: '/development/texts', label: w.texts, isCurrent: current === 'texts' },
      ]}
    />
  )
}
