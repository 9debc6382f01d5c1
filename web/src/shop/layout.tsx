import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { catalogueRoutes } from '@yizhan/contract/catalogue'
import type { Route } from './+types/layout.ts'
import { callShared } from '../api/shared-reads.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { BottomBar } from '../frame/bottom-bar.tsx'
import { FailurePage } from '../frame/failure-page.tsx'
import { PageFooter } from '../frame/page-footer.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { frameWords } from '../frame/words.ts'
import { SearchBox } from '../features/search/search-box.tsx'
import { useWords } from '../ui/language.tsx'
import { useDoors } from './use-doors.ts'

/** How many kinds of business the bar and the front page name. */
const doorsMax = 8

/** The eight largest top categories: the doors of the front page and the bar below the search. */
export async function loader({ context }: Route.LoaderArgs) {
  const answer = await callShared(apiOf(context), catalogueRoutes.listCategories, {})
  const tops = answer.ok ? answer.value.items.filter((category) => category.parentSlug === null) : []
  const doors = [...tops].sort((a, b) => b.offerCount - a.offerCount).slice(0, doorsMax)
  return { doors: doors.map(({ slug, name, icon, pictureUrl, offerCount }) => ({ slug, name, icon, pictureUrl, offerCount })) }
}

/** Categories change rarely: navigation keeps those it has, a change of language reads them again. */
export function shouldRevalidate({ formAction, formMethod }: { formAction?: string; formMethod?: string }): boolean {
  return formMethod === 'POST' && formAction === '/preferences'
}

export default function ShopLayout() {
  return (
    <ShopFrame>
      <Outlet />
    </ShopFrame>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <ShopFrame>
      <FailurePage error={error} />
    </ShopFrame>
  )
}

function ShopFrame({ children }: { children: ReactNode }) {
  const w = useWords(frameWords)
  const doors = useDoors()
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-50 focus:rounded-control focus:bg-paper focus:px-4 focus:py-3 focus:shadow-float"
      >
        {w.skip}
      </a>
      <TopBar doors={doors} search={<SearchBox className="min-w-0 flex-1" />} />
      <main id="content" tabIndex={-1} className="min-h-[70dvh] pb-16 outline-none">
        {children}
      </main>
      <PageFooter />
      <BottomBar />
    </>
  )
}
