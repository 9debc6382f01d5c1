import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { CartIcon, OrdersIcon, PersonIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Brand } from './brand.tsx'
import { LanguageSwitch } from './preference-forms.tsx'
import { useVisitor } from './use-visitor.ts'
import { frameWords } from './words.ts'

interface TopBarProps {
  doors: readonly { slug: string; name: string }[]
  search: ReactNode
}

/** One line: mark, search, language, orders, cart, person; the kinds of business under it on a desktop. */
export function TopBar({ doors, search }: TopBarProps) {
  const w = useWords(frameWords)
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-ground/92 backdrop-blur-md">
      <div className="page flex h-16 items-center gap-3 md:gap-6">
        <span className="max-md:[&_span]:sr-only">
          <Brand label={w.brand} />
        </span>
        {search}
        <nav aria-label={w.mainNavigation} className="hidden items-center gap-1 md:flex">
          <span className="hidden lg:block">
            <LanguageSwitch />
          </span>
          <VisitorLinks />
        </nav>
      </div>
      {doors.length > 0 && <CategoryBar doors={doors} />}
    </header>
  )
}

const link = 'flex min-h-11 items-center gap-1.5 rounded-control px-2.5 text-sm whitespace-nowrap hover:bg-wash'

function VisitorLinks() {
  const w = useWords(frameWords)
  const { me, cartCount } = useVisitor()
  return (
    <>
      <a href="/orders" className={link}>
        <OrdersIcon />
        {w.orders}
      </a>
      <a href="/cart" className={link} aria-label={w.cartWith(cartCount)}>
        <CartIcon />
        {w.cart}
        <CartCount count={cartCount} />
      </a>
      <a href={me?.user ? '/account' : '/sign-in'} className={link}>
        <PersonIcon />
        <span className="max-w-28 truncate">{me?.user?.name ?? w.signIn}</span>
      </a>
    </>
  )
}

/** How many things wait in the cart; nothing when it is empty. */
export function CartCount({ count, className = '' }: { count: number; className?: string }) {
  if (count === 0) return null
  return (
    <span className={`numbers grid h-5 min-w-5 place-items-center rounded-full bg-primary px-1.5 text-xs font-medium text-primary-content ${className}`}>
      {count > 99 ? '99+' : count}
    </span>
  )
}

function CategoryBar({ doors }: { doors: TopBarProps['doors'] }) {
  const w = useWords(frameWords)
  const { pathname, search } = useLocation()
  const chosen = pathname === '/offers' ? new URLSearchParams(search).get('category') : null
  return (
    <nav aria-label={w.categoryNavigation} className="page hidden pb-1 md:block">
      <ul className="-mx-2.5 flex items-center overflow-x-auto [scrollbar-width:none]">
        {doors.map((door) => (
          <li key={door.slug}>
            <a
              href={`/offers?category=${door.slug}`}
              aria-current={chosen === door.slug ? 'page' : undefined}
              className="flex min-h-10 items-center rounded-control px-2.5 text-sm whitespace-nowrap text-quiet hover:bg-wash hover:text-ink aria-[current]:font-medium aria-[current]:text-primary"
            >
              {door.name}
            </a>
          </li>
        ))}
        <li className="ms-auto">
          <a href="/categories" className="flex min-h-10 items-center rounded-control px-2.5 text-sm whitespace-nowrap text-quiet hover:bg-wash hover:text-ink">
            {w.allCategories}
          </a>
        </li>
      </ul>
    </nav>
  )
}
