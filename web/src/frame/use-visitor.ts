import { useRouteLoaderData } from 'react-router'
import type { loader } from '../root.tsx'

const nobody = { me: null, cartCount: 0, isKnown: false, theme: 'auto', size: 'regular' } as const

/** Who looks at the page and how they like it; an anonymous visitor where nothing is known. */
export function useVisitor() {
  return useRouteLoaderData<typeof loader>('root') ?? nobody
}
