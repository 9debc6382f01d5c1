import { Outlet } from 'react-router'
import type { Route } from './+types/layout.ts'
import { apiOf } from '../api/page-api.server.ts'
import { signedIn } from '../api/role.server.ts'
import { failureOf, FailurePage } from '../frame/failure-page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { useWords } from '../ui/language.tsx'
import { merchantWords } from './words.ts'

/** The console is for people who are signed in; which shop and what they may do there, the API decides call by call. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { shops } = await signedIn(apiOf(context), request)
  return { shops }
}

export default function MerchantLayout() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const w = useWords(merchantWords).noRoleWays
  const ways = failureOf(error).status === 403 && (
    <>
      <ButtonLink href="/merchant" tone="primary">
        {w.shops}
      </ButtonLink>
      <ButtonLink href="/merchant/open">{w.open}</ButtonLink>
      <ButtonLink href="/sign-in?next=/merchant">{w.account}</ButtonLink>
    </>
  )
  return <FailurePage error={error} ways={ways || undefined} />
}
