import { orderFilters } from '@yizhan/contract/orders'

/** Which orders an address asks for; what it does not know reads as all. */
export function orderQueryOf(request: Request) {
  const params = new URL(request.url).searchParams
  const state = orderFilters.find((filter) => filter === params.get('state')) ?? 'all'
  return { state, query: (params.get('query') ?? '').trim().slice(0, 100), after: params.get('after') ?? undefined }
}
