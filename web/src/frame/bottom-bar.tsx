import { useLocation } from 'react-router'
import { CartIcon, CategoryIcon, HomeIcon, OrdersIcon, PersonIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { CartCount } from './top-bar.tsx'
import { useVisitor } from './use-visitor.ts'
import { frameWords } from './words.ts'

/** The phone's five places, at the thumb. A page with its own fixed action hides it by `data-own-bar` on its root. */
export function BottomBar() {
  const w = useWords(frameWords)
  const { cartCount } = useVisitor()
  const { pathname } = useLocation()
  const places = [
    { href: '/', label: w.home, Icon: HomeIcon, isHere: pathname === '/' },
    { href: '/categories', label: w.categories, Icon: CategoryIcon, isHere: pathname === '/categories' || pathname === '/offers' },
    { href: '/cart', label: w.cart, Icon: CartIcon, isHere: pathname === '/cart', count: cartCount },
    { href: '/orders', label: w.orders, Icon: OrdersIcon, isHere: pathname.startsWith('/orders') },
    { href: '/account', label: w.mine, Icon: PersonIcon, isHere: pathname.startsWith('/account') },
  ]
  return (
    <>
      <div className="h-20 md:hidden" />
      <nav
        aria-label={w.mainNavigation}
        className="bottom-bar bottom-safe fixed inset-x-0 bottom-0 z-30 border-t border-line bg-paper/95 backdrop-blur-md md:hidden"
      >
        <ul className="grid grid-cols-5">
          {places.map(({ href, label, Icon, isHere, count = 0 }) => (
            <li key={href}>
              <a
                href={href}
                aria-current={isHere ? 'page' : undefined}
                aria-label={count ? w.cartWith(count) : undefined}
                className="relative flex h-15 flex-col items-center justify-center gap-0.5 text-xs text-quiet aria-[current]:font-medium aria-[current]:text-primary"
              >
                <Icon size={24} />
                {label}
                <CartCount count={count} className="absolute start-1/2 top-1 ms-1.5 h-4.5" />
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}
