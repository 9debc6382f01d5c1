import { useRouteLoaderData } from 'react-router'
import type { loader } from './layout.tsx'

export type Door = Awaited<ReturnType<typeof loader>>['doors'][number]

/** The kinds of business with the most to offer, on every page of this area. */
export function useDoors(): readonly Door[] {
  return useRouteLoaderData<typeof loader>('shop/layout')?.doors ?? []
}
