import { cartRoutes } from '@yizhan/contract/cart'
import { contactSchema, identityRoutes, phoneSchema, type Contact, type SavedAddress } from '@yizhan/contract/identity'
import { orderRoutes } from '@yizhan/contract/orders'
import { call } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import type { PageApi } from '../api/page-api.server.ts'
import { emptyAddress, type AddressDraft } from '../features/identity/address-draft.ts'
import { addressDraftOf, addressInputOf, isWholeAddress } from '../features/identity/address-form.server.ts'

/** `addressId` of an address that is being typed. */
export const newAddress = 'new'

/** Everything a checkout form holds; what is remembered fills it before anybody types. */
export interface CheckoutDraft {
  email: string
  phone: string
  addressId: string
  address: AddressDraft
  savesAddress: boolean
  coupons: string[]
  newCoupon: string
  notes: Record<string, string>
  method: string
  /** Whether the form asked for an address; so taken until a quote says otherwise. */
  needsAddress: boolean
}

/** What is being bought: the cart, or one thing straight from its page. */
export type Source =
  { cartId: string } | { lines: { offerId: string; variantId?: string; selection: Record<string, unknown>; quantity: number; flashSaleId?: string }[] }

/** The draft as it was sent. */
export function draftOf(form: FormData): CheckoutDraft {
  const notes: Record<string, string> = {}
  for (const name of new Set(form.keys())) if (name.startsWith('note.') && textOf(form, name)) notes[name.slice('note.'.length)] = textOf(form, name)
  const removed = textOf(form, 'removeCoupon')
  return {
    email: textOf(form, 'email'),
    phone: textOf(form, 'phone'),
    addressId: textOf(form, 'addressId') || newAddress,
    address: addressDraftOf(form),
    savesAddress: form.has('savesAddress'),
    coupons: form
      .getAll('coupon')
      .map(String)
      .filter((code) => code !== removed),
    newCoupon: textOf(form, 'newCoupon').toUpperCase(),
    notes,
    method: textOf(form, 'method'),
    needsAddress: textOf(form, 'needsAddress') !== 'false',
  }
}

/** What we know of the visitor, so that nothing is typed twice: saved addresses, and how they were reached last time. */
export async function rememberedDraft(
  api: PageApi,
  methods: readonly { method: string }[],
): Promise<{ draft: CheckoutDraft; saved: SavedAddress[]; isSignedIn: boolean }> {
  const me = await call(api, identityRoutes.me, {})
  const isShopper = me.ok && me.value.shopperId !== null
  const [addresses, contact] = isShopper ? await Promise.all([savedAddresses(api), lastContact(api)]) : [[], {}]
  const chosen = addresses.find(({ isDefault }) => isDefault) ?? addresses[0]
  const user = me.ok ? me.value.user : null
  return {
    draft: {
      email: contact.email ?? user?.email ?? '',
      phone: contact.phone ?? '',
      addressId: chosen?.addressId ?? newAddress,
      address: emptyAddress,
      savesAddress: true,
      coupons: [],
      newCoupon: '',
      notes: {},
      method: methods[0]?.method ?? '',
      needsAddress: true,
    },
    saved: addresses,
    isSignedIn: user !== null,
  }
}

/** The shopper's addresses, or none for somebody new. */
export async function savedAddresses(api: PageApi): Promise<SavedAddress[]> {
  const outcome = await call(api, identityRoutes.listAddresses, {})
  return outcome.ok ? outcome.value.items : []
}

async function lastContact(api: PageApi): Promise<Contact> {
  const orders = await call(api, orderRoutes.listOrders, { query: { limit: 1 } })
  const last = orders.ok ? orders.value.items[0] : undefined
  const order = last ? await call(api, orderRoutes.readOrder, { params: { orderId: last.orderId } }) : null
  return order?.ok ? order.value.contact : {}
}

/**
 * What the address of the page says is bought; the cart where it names nothing. A form names the cart it was made for:
 * its twin may have emptied that cart already, and then it is asked for the twin's answer, not told of an empty cart.
 */
export async function sourceOf(api: PageApi, request: Request, form?: FormData): Promise<Source | null> {
  const query = new URL(request.url).searchParams
  const offerId = query.get('offerId')
  const sale = query.get('sale')
  if (offerId) {
    const quantity = Number(query.get('quantity') ?? 1)
    return {
      lines: [
        {
          offerId,
          variantId: query.get('variantId') ?? undefined,
          selection: selectionOf(query.get('selection')),
          quantity: Number.isInteger(quantity) ? quantity : 1,
          ...(sale && { flashSaleId: sale }),
        },
      ],
    }
  }
  const cartId = form && textOf(form, 'cartId')
  if (cartId) return { cartId }
  const current = await call(api, cartRoutes.readCurrentCart, {})
  return current.ok && current.value.cart && current.value.cart.lineCount > 0 ? { cartId: current.value.cart.cartId } : null
}

function selectionOf(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {} // as: an object by the test before
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

interface BodyParts {
  source: Source
  draft: CheckoutDraft
  saved: readonly SavedAddress[]
}

/** The draft as the API takes it for placing: whatever is there, right or wrong. */
export function placingBody({ source, draft, saved }: BodyParts) {
  const contact = contactOf(draft, saved)
  return { ...source, ...(contact && { contact }), ...(draft.needsAddress && addressOf(draft)), coupons: draft.coupons, notes: draft.notes }
}

/** The draft as far as it can be asked about: a price is wanted before the last field is filled in. */
export function quotingBody({ source, draft, saved }: BodyParts) {
  const contact = contactSchema.safeParse(contactOf(draft, saved) ?? {})
  const isWhole = draft.addressId !== newAddress || isWholeAddress(draft.address)
  return {
    ...source,
    ...(contact.success && { contact: contact.data }),
    ...(draft.needsAddress && isWhole && addressOf(draft)),
    coupons: draft.coupons,
    notes: draft.notes,
  }
}

function addressOf(draft: CheckoutDraft) {
  return draft.addressId === newAddress ? { address: addressInputOf(draft.address) } : { addressId: draft.addressId }
}

/** Where something is delivered, the phone of the address reaches the shopper too: nobody types it twice. */
function contactOf(draft: CheckoutDraft, saved: readonly SavedAddress[]): Contact | null {
  const ofAddress = draft.addressId === newAddress ? draft.address.phone : saved.find(({ addressId }) => addressId === draft.addressId)?.address.phone
  const phone = draft.needsAddress ? (ofAddress ?? '') : draft.phone
  // A wrong phone of an address is said beside the address.
  const isSaid = draft.needsAddress ? phoneSchema.safeParse(phone).success : phone !== ''
  if (!draft.email && !isSaid) return null
  return { ...(draft.email && { email: draft.email }), ...(isSaid && { phone }) }
}
