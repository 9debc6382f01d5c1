import type { OrderCard, OrderFilter } from '@yizhan/contract/orders'
import { idSchema } from '@yizhan/contract/shared'
import type { Locale } from '@yizhan/contract/shared'
import { AppError } from '#platform/http/app-error.ts'
import { storableText } from './model.ts'
import type { OrdersParts, Viewer } from './parts.ts'
import { countTabs, findSearchEnd, listOrders } from './store/list.ts'
import type { ListPlace, ListScope } from './store/list.ts'
import { viewCards } from './views.ts'

export interface ListRequest {
  readonly scope: ListScope
  readonly viewer: Viewer
  readonly locale: Locale
  readonly query: { state: OrderFilter; query?: string | undefined; after?: string | undefined; limit: number }
}

/**
 * A page of orders, newest first. With words it looks through five thousand orders at most and may then be short, or empty,
 * and still have a next one. @throws AppError orders.cursor-invalid
 */
export async function listPage(parts: OrdersParts, { scope, viewer, locale, query }: ListRequest): Promise<{ items: OrderCard[]; next: string | null }> {
  const { db } = parts.database
  const text = storableText(query.query ?? '')
    .trim()
    .toLowerCase()
  const after = query.after === undefined ? null : readCursor(query.after)
  const list = { scope, tab: query.state, text, after, limit: query.limit + 1 }
  const rows = await listOrders(db, list)
  const shown = rows.slice(0, query.limit)
  const isFull = rows.length > query.limit
  const last = isFull ? shown.at(-1) : await findSearchEnd(db, list)
  return { items: await viewCards(parts, db, shown, { viewer, locale }), next: last ? writeCursor(last) : null }
}
/** How many orders are under each tab. */
export function countList(parts: OrdersParts, scope: ListScope): Promise<Record<OrderFilter, number>> {
  return countTabs(parts.database.db, scope)
}

function writeCursor({ placedAt, orderId }: ListPlace): string {
  return Buffer.from(`${placedAt.getTime()} ${orderId}`).toString('base64url')
}
function readCursor(cursor: string): ListPlace {
  const [millis = '', id] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  const orderId = idSchema('ord').safeParse(id)
  if (!/^\d{1,15}$/.test(millis) || !orderId.success) throw new AppError('orders.cursor-invalid')
  return { placedAt: new Date(Number(millis)), orderId: orderId.data }
}
