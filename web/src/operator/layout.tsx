import { Outlet } from 'react-router'
import { mayOperate } from '@yizhan/contract/access'
import type { OperatorRole } from '@yizhan/contract/identity'
import type { Route } from './+types/layout.ts'
import { apiOf } from '../api/page-api.server.ts'
import { forbidden, signedIn } from '../api/role.server.ts'
import { ConsoleFrame } from '../frame/console-frame.tsx'
import { failureOf, FailurePage } from '../frame/failure-page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { CategoryIcon, ClockIcon, KeyIcon, LedgerIcon, OrdersIcon, PersonIcon, RuleIcon, TodayIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { operatorWords } from './words.ts'

/** The console is for platform staff who are signed in; what their roles allow, the API decides call by call. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const { operatorRoles, operatorHold } = await signedIn(api, request)
  if (operatorRoles.length === 0 && !operatorHold) throw forbidden(api)
  const open = {
    categories: mayOperate('nameCategory', operatorRoles),
    admission: mayOperate('readGate', operatorRoles),
    verification: mayOperate('listVerifications', operatorRoles),
    audit: mayOperate('listAudit', operatorRoles),
    keys: mayOperate('listDataKeys', operatorRoles),
  }
  return { hold: operatorHold, open, peopleHref: peopleHrefOf(operatorRoles) }
}

/** The first page about people that these roles open. */
function peopleHrefOf(roles: readonly OperatorRole[]): string | null {
  if (mayOperate('listOperators', roles)) return '/operator/people'
  return mayOperate('findPeople', roles) ? '/operator/people/find' : null
}

export default function OperatorLayout({ loaderData }: Route.ComponentProps) {
  const w = useWords(operatorWords)
  const { hold, open, peopleHref } = loaderData
  const items = [
    { href: '/operator', label: w.today, Icon: TodayIcon },
    { href: '/operator/orders', label: w.orders, Icon: OrdersIcon },
    ...(peopleHref ? [{ href: peopleHref, label: w.people, Icon: PersonIcon }] : []),
    ...(open.categories ? [{ href: '/operator/categories', label: w.categories, Icon: CategoryIcon }] : []),
    ...(open.admission ? [{ href: '/operator/admission', label: w.admission, Icon: ClockIcon }] : []),
    ...(open.verification ? [{ href: '/operator/verification', label: w.verification, Icon: RuleIcon }] : []),
    ...(open.audit ? [{ href: '/operator/audit', label: w.audit, Icon: LedgerIcon }] : []),
    ...(open.keys ? [{ href: '/operator/keys', label: w.keys, Icon: KeyIcon }] : []),
  ]
  const aside = (
    <a href="/" className="inline-flex min-h-11 items-center rounded-control px-2 text-sm text-quiet hover:bg-wash hover:text-ink">
      {w.shopping}
    </a>
  )
  return (
    <ConsoleFrame title={w.console} items={hold ? [] : items} aside={aside}>
      {hold ? <Notice tone="attention">{w.trainingHold}</Notice> : <Outlet />}
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
