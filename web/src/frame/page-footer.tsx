import { useWords } from '../ui/language.tsx'
import { BrandMark } from './brand.tsx'
import { LanguageSwitch, SizeSwitch, ThemeSwitch } from './preference-forms.tsx'
import { useVisitor } from './use-visitor.ts'
import { frameWords } from './words.ts'

/** Help, the ways in for shops, language, appearance and size. */
export function PageFooter() {
  const w = useWords(frameWords)
  const { me } = useVisitor()
  const groups = [
    {
      title: w.help,
      links: [
        { href: '/help/ordering', label: w.helpOrdering },
        { href: '/help/paying', label: w.helpPaying },
        { href: '/help/returns', label: w.helpReturns },
        { href: '/help', label: w.help },
      ],
    },
    {
      title: w.forPeople,
      links: [
        { href: '/orders', label: w.orders },
        { href: '/lookup', label: w.findOrder },
        { href: '/shops', label: w.shops },
        { href: '/privacy', label: w.privacy },
        { href: '/account/privacy', label: w.privacyCentre },
        { href: '/is-this-us', label: w.isThisUs },
      ],
    },
    {
      title: w.forShops,
      links: [
        { href: '/merchant', label: me?.shops.length ? w.merchantConsole : w.openShop },
        ...(me?.operatorRoles.length ? [{ href: '/operator', label: w.operatorConsole }] : []),
      ],
    },
  ]
  return (
    <footer className="border-t border-line">
      <div className="page grid gap-8 py-10 sm:grid-cols-2 lg:grid-cols-[1.5fr_1fr_1fr_1fr]">
        <div className="flex flex-col gap-3">
          <BrandMark />
          <p className="max-w-64 text-sm text-quiet">{w.promise}</p>
        </div>
        {groups.map((group) => (
          <div key={group.title}>
            <p className="mb-1 text-sm font-medium">{group.title}</p>
            <ul>
              {group.links.map((link) => (
                <li key={link.href + link.label}>
                  <a href={link.href} className="inline-flex min-h-9 items-center text-sm text-quiet hover:text-ink hover:underline pointer-coarse:min-h-11">
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div className="page flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line py-5">
        <LanguageSwitch />
        <ThemeSwitch />
        <SizeSwitch />
      </div>
    </footer>
  )
}
