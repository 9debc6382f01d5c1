import { useRouteLoaderData } from 'react-router'
import type { loader } from './shop-console.tsx'

const nobody = { merchantId: '', slug: '', name: '', role: 'clerk' } as const

/** The shop whose console is open, and what the reader is there. */
export function useShop() {
  return useRouteLoaderData<typeof loader>('merchant/shop-console')?.shop ?? nobody
}
