import { carriers } from '@yizhan/contract/fulfilment'
import type { Carrier } from '@yizhan/contract/fulfilment'
import { inLocale } from '@yizhan/contract/shared'
import type { Id, Localized } from '@yizhan/contract/shared'
import type { Capacity } from '#modules/capacity/index.ts'
import type { Orders } from '#modules/orders/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'
import type { Outbox } from '#platform/outbox.ts'
import { addCodes } from './commands/add-codes.ts'
import { dispatchOrder } from './commands/dispatch-order.ts'
import type { Dispatch } from './commands/dispatch-order.ts'
import { issueCodes } from './commands/issue-codes.ts'
import type { PaidOrder } from './commands/issue-codes.ts'
import { countCodes, findCodes, findParcels, markReceived } from './store.ts'
import type { ParcelRow } from './store.ts'

/** What a variant is to this module. */
export interface VariantOfShop {
  readonly variantId: Id<'var'>
  readonly offerId: Id<'off'>
  readonly merchantId: Id<'mer'>
  readonly poolId: Id<'pol'> | null
  readonly title: Localized
  readonly fulfilment: 'parcel' | 'code'
}
export interface FulfilmentParts {
  readonly database: Database
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
  readonly crypto: Crypto
  readonly capacity: Capacity
  readonly orders: () => Pick<Orders, 'moveLines' | 'facts' | 'assertAction'>
  readonly variantOf: (executor: Db | Tx, variantId: Id<'var'>) => Promise<VariantOfShop | undefined>
}
export interface Parcel {
  readonly parcelId: Id<'par'>
  readonly carrier: string
  readonly trackingNumber: string
  readonly trackingUrl: string | null
  readonly dispatchedAt: string
  readonly receivedAt: string | null
}
export interface IssuedCode {
  readonly lineId: Id<'lin'>
  readonly code: string
  readonly issuedAt: string
}
export interface Deliveries {
  readonly parcels: Parcel[]
  readonly codes: IssuedCode[]
}
export interface CodeStock {
  readonly unissued: number
  readonly issued: number
  readonly isLow: boolean
}

export interface Fulfilment {
  /** What was sent and issued. Only shoppers see codes. */
  deliveriesOf(executor: Db | Tx, orderIds: readonly Id<'ord'>[], viewer: 'shopper' | 'merchant' | 'operator'): Promise<Map<Id<'ord'>, Deliveries>>
  /** An order was paid: its codes go out at once. */
  onPaid(tx: Tx, paid: PaidOrder): Promise<void>
  /** An order is complete: its parcels arrived. */
  onCompleted(tx: Tx, completed: { orderId: Id<'ord'> }): Promise<void>
  dispatch(dispatch: Dispatch): Promise<void>
  /** @throws AppError catalogue.offer-not-found, fulfilment.variant-takes-no-codes */
  addCodes(merchantId: Id<'mer'>, variantId: Id<'var'>, codes: readonly string[]): Promise<{ added: number; skipped: number; unissued: number }>
  codeStock(merchantId: Id<'mer'>, variantId: Id<'var'>): Promise<CodeStock | undefined>
}

/** At or below this many codes a merchant is warned. */
export const lowCodesMax = 5

export function createFulfilment(parts: FulfilmentParts): Fulfilment {
  const { database } = parts
  return {
    deliveriesOf: (executor, orderIds, viewer) => deliveriesOf(parts, executor, { orderIds, hasCodes: viewer === 'shopper' }),
    onPaid: (tx, paid) => issueCodes(tx, parts, paid),
    onCompleted: (tx, { orderId }) => markReceived(tx, orderId, parts.clock.now()),
    dispatch: (dispatch) => database.transaction((tx) => dispatchOrder(tx, parts, dispatch)),
    addCodes: (merchantId, variantId, codes) => database.transaction((tx) => addCodes(tx, parts, { merchantId, variantId, codes })),
    async codeStock(merchantId, variantId) {
      const variant = await parts.variantOf(database.db, variantId)
      if (variant?.merchantId !== merchantId) return undefined
      const { unissued = 0, issued = 0 } = (await countCodes(database.db, variantId)) ?? {}
      return { unissued, issued, isLow: unissued <= lowCodesMax }
    },
  }
}

async function deliveriesOf(
  { crypto }: FulfilmentParts,
  executor: Db | Tx,
  { orderIds, hasCodes }: { orderIds: readonly Id<'ord'>[]; hasCodes: boolean },
): Promise<Map<Id<'ord'>, Deliveries>> {
  const [parcels, codes] = [await findParcels(executor, orderIds), hasCodes ? await findCodes(executor, orderIds) : []]
  const deliveries = new Map<Id<'ord'>, Deliveries>(orderIds.map((orderId) => [orderId, { parcels: [], codes: [] }]))
  for (const parcel of parcels) deliveries.get(parcel.orderId)?.parcels.push(viewParcel(parcel))
  for (const { orderId, lineId, variantId, sealed, issuedAt } of codes)
    deliveries.get(orderId)?.codes.push({ lineId, code: crypto.decrypt(sealed, codeContext(variantId)), issuedAt: issuedAt.toISOString() })
  return deliveries
}

export const sealedCodes: SealedTable = {
  table: 'codes',
  key: { id: 'text' },
  contextColumns: ['variant_id'],
  columns: { sealed: { context: ({ variant_id = '' }) => codeContext(variant_id) } },
}

/** A sealed code opens for its own variant only. */
export const codeContext = (variantId: string) => `code:${variantId}`

const trackingPages: Partial<Record<Carrier, string>> = {
  sf: 'https://www.sf-express.com/chn/sc/waybill/waybill-detail/',
  ems: 'https://www.ems.com.cn/queryList?mailNum=',
  dhl: 'https://www.dhl.com/cn-zh/home/tracking.html?tracking-id=',
}
function viewParcel({ parcelId, carrier, trackingNumber, dispatchedAt, receivedAt }: ParcelRow): Parcel {
  const known = carrier in carriers ? (carrier as Carrier) : 'other' // as: checked on this line
  const page = trackingPages[known]
  return {
    parcelId,
    carrier: inLocale(carriers[known].name, 'zh-CN'),
    trackingNumber,
    trackingUrl: page ? page + encodeURIComponent(trackingNumber) : null,
    dispatchedAt: dispatchedAt.toISOString(),
    receivedAt: receivedAt?.toISOString() ?? null,
  }
}
