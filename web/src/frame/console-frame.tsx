import { useEffect, useId, type ReactNode } from 'react'
import { useLocation } from 'react-router'
import { MenuIcon, type IconProps } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { closeSheet, Sheet, SheetButton } from '../ui/sheet.tsx'
import { Brand } from './brand.tsx'
import { LanguageSwitch, ThemeSwitch } from './preference-forms.tsx'
import { frameWords } from './words.ts'

export interface ConsoleItem {
  href: string
  label: string
  Icon: (props: IconProps) => ReactNode
  /** What waits there. */
  count?: number
}

interface ConsoleFrameProps {
  /** Whose console: the shop's name, or the platform. */
  title: string
  items: readonly ConsoleItem[]
  /** Below the rail: another shop, back to the shopping pages. */
  aside?: ReactNode
  children: ReactNode
}

/** A console: a rail of tasks at the left, on a phone behind one button at the top. */
export function ConsoleFrame({ title, items, aside, children }: ConsoleFrameProps) {
  const w = useWords(frameWords)
  const menuId = useId()
  const { pathname } = useLocation()
  // Opening a page by the menu is the end of the menu.
  useEffect(() => closeSheet(menuId), [menuId, pathname])
  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-[15rem_1fr]">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-50 focus:rounded-control focus:bg-paper focus:px-4 focus:py-3 focus:shadow-float"
      >
        {w.skip}
      </a>
      <header className="sticky top-0 z-30 flex h-15 items-center justify-between gap-3 border-b border-line bg-paper px-4 lg:hidden">
        <Brand label={w.brand} />
        <SheetButton opens={menuId} className="btn btn-bare">
          <MenuIcon />
          {title}
        </SheetButton>
        <Sheet id={menuId} title={title}>
          <Rail items={items} aside={aside} />
        </Sheet>
      </header>
      <header className="hidden border-e border-line bg-paper lg:block">
        <div className="sticky top-0 flex h-dvh flex-col gap-4 overflow-y-auto px-3 py-4">
          <div className="px-2.5">
            <Brand label={w.brand} />
            <p className="mt-1 truncate text-sm text-quiet">{title}</p>
          </div>
          <Rail items={items} aside={aside} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="min-w-0 px-4 py-6 outline-none md:px-8 md:py-8">
        {children}
      </main>
    </div>
  )
}

function Rail({ items, aside }: Pick<ConsoleFrameProps, 'items' | 'aside'>) {
  const w = useWords(frameWords)
  const { pathname } = useLocation()
  const here = items.filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`)).sort((a, b) => b.href.length - a.href.length)[0]
  return (
    <>
      <nav aria-label={w.mainNavigation}>
        <ul className="flex flex-col gap-0.5">
          {items.map(({ href, label, Icon, count = 0 }) => (
            <li key={href}>
              <a
                href={href}
                aria-current={here?.href === href ? 'page' : undefined}
                className="flex min-h-11 items-center gap-3 rounded-control px-2.5 text-sm text-quiet hover:bg-wash hover:text-ink aria-[current]:bg-wash aria-[current]:font-medium aria-[current]:text-ink"
              >
                <Icon />
                <span className="flex-1">{label}</span>
                {count > 0 && <span className="numbers text-xs">{count}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-auto flex flex-col items-start gap-1 border-t border-line pt-3">
        {aside}
        <LanguageSwitch />
        <ThemeSwitch isNarrow />
      </div>
    </>
  )
}
