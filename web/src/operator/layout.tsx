import { Outlet } from 'react-router'
import { mayOperate } from '@yizhan/contract/access'
import type { Route } from './+types/layout.ts'
import { apiOf } from '../api/page-api.server.ts'
import { forbidden, signedIn } from '../api/role.server.ts'
import { ConsoleFrame } from '../frame/console-frame.tsx'
import { failureOf, FailurePage } from '../frame/failure-page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { CategoryIcon, ClockIcon, KeyIcon, LedgerIcon, OrdersIcon, RuleIcon, TodayIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { operatorWords } from './words.ts'

/** The console is for platform staff who are signed in; what their roles allow, the API decides call by call. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const { operatorRoles } = await signedIn(api, request)
  if (operatorRoles.length === 0) throw forbidden(api)
  return { roles: operatorRoles }
}

export default function OperatorLayout({ loaderData }: Route.ComponentProps) {
  const w = useWords(operatorWords)
  const items = [
    { href: '/operator', label: w.today, Icon: TodayIcon },
    { href: '/operator/orders', label: w.orders, Icon: OrdersIcon },
    { href: '/operator/categories', label: w.categories, Icon: CategoryIcon },
    { href: '/operator/admission', label: w.admission, Icon: ClockIcon },
    { href: '/operator/verification', label: w.verification, Icon: RuleIcon },
    ...(mayOperate('listAudit', loaderData.roles) ? [{ href: '/operator/audit', label: w.audit, Icon: LedgerIcon }] : []),
    ...(mayOperate('listDataKeys', loaderData.roles) ? [{ href: '/operator/keys', label: w.keys, Icon: KeyIcon }] : []),
  ]
  const aside = (
    <a href="/" className="inline-flex min-h-11 items-center rounded-control px-2 text-sm text-quiet hover:bg-wash hover:text-ink">
      {w.shopping}
    </a>
  )
  return (
    <ConsoleFrame title={w.console} items={items} aside={aside}>
      <Outlet />
    </ConsoleFrame>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const w = useWords(operatorWords)
  const ways = failureOf(error).status === 403 && (
    <>
      <ButtonLink href="/sign-in?next=/operator" tone="primary">
        {w.otherAccount}
      </ButtonLink>
      <ButtonLink href="/">{w.shopping}</ButtonLink>
    </>
  )
  return <FailurePage error={error} ways={ways || undefined} />
}
