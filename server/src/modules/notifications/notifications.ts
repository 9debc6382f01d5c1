import { formatMoney, inLocale } from '@yizhan/contract/shared'
import type { MailTopic } from '@yizhan/contract/privacy'
import type { Id } from '@yizhan/contract/shared'
import type { Fulfilment } from '#modules/fulfilment/index.ts'
import type { Merchants } from '#modules/merchants/index.ts'
import type { OrderFactsForModules, Orders } from '#modules/orders/index.ts'
import { all, sql } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import type { Mail } from '#platform/mail.ts'
import { renderMail } from '#platform/mail-template.ts'
import type { MailContent } from '#platform/mail-template.ts'
import { words } from './words.ts'

export interface NotificationsParts {
  readonly mail: Mail
  readonly orders: Pick<Orders, 'facts' | 'cancelReasonOf'>
  readonly merchants: Pick<Merchants, 'facts'>
  readonly fulfilment: Pick<Fulfilment, 'deliveriesOf'>
  readonly publicUrl: string
}
type Occasion = 'paid' | 'codes' | 'dispatched' | 'cancelled' | 'refunded'
type OfOrder = { readonly orderId: Id<'ord'> }

/** Tells people by mail what happened to their orders, once each. */
export interface Notifications {
  onPaid(tx: Tx, events: readonly (OfOrder & { readonly lines: readonly { readonly fulfilment: string }[] })[]): Promise<void>
  onCodesIssued(tx: Tx, event: OfOrder): Promise<void>
  onDispatched(tx: Tx, event: OfOrder): Promise<void>
  onCancelled(tx: Tx, event: OfOrder & { wasPaid: boolean }): Promise<void>
  onRefunded(tx: Tx, event: { refundId: Id<'rfd'>; orderId: Id<'ord'> | null }): Promise<void>
}

interface About extends OfOrder {
  readonly occasion: Occasion
  readonly id: string
}
interface Letter {
  readonly order: OrderFactsForModules
  readonly shopName: string
}
type Write = (letter: Letter) => Promise<{
  subject: string
  content: Omit<MailContent, 'facts' | 'footers' | 'language' | 'button'>
  extra?: { label: string; value: string }[]
  topic?: MailTopic
}>

export function createNotifications(parts: NotificationsParts): Notifications {
  const send = (tx: Tx, about: About, write: Write) => sendOnce(tx, parts, [about], write)
  return {
    onPaid: (tx, events) => sendOnce(tx, parts, events.flatMap(aboutPaid), writePaid),
    onCodesIssued: (tx, { orderId }) =>
      send(tx, { occasion: 'codes', id: orderId, orderId }, async ({ order, shopName }) => {
        const w = words[order.locale]
        const codes = (await parts.fulfilment.deliveriesOf(tx, [orderId], 'shopper')).get(orderId)?.codes ?? []
        return {
          subject: w.codesSubject(order.number),
          content: { title: w.codesTitle, paragraphs: [w.greeting(shopName), w.codesNext], codes: codes.map(({ code }) => code) },
          topic: 'codes',
        }
      }),
    onDispatched: (tx, { orderId }) =>
      send(tx, { occasion: 'dispatched', id: orderId, orderId }, async ({ order }) => {
        const w = words[order.locale]
        const parcel = (await parts.fulfilment.deliveriesOf(tx, [orderId], 'shopper')).get(orderId)?.parcels.at(-1)
        return {
          subject: w.dispatchedSubject(order.number),
          content: { title: w.dispatchedTitle, paragraphs: [w.dispatchedNext] },
          extra: factsOfParcel(parcel, w),
        }
      }),
    async onCancelled(tx, { orderId, wasPaid }) {
      if (!wasPaid) return // the buyer did it, or let the time pass
      await send(tx, { occasion: 'cancelled', id: orderId, orderId }, async ({ order }) => {
        const w = words[order.locale]
        const reason = await parts.orders.cancelReasonOf(tx, orderId)
        return {
          subject: w.cancelledSubject(order.number),
          content: { title: w.cancelledTitle, paragraphs: [w.refundNext] },
          extra: reason ? [{ label: w.reason, value: reason }] : [],
        }
      })
    },
    async onRefunded(tx, { refundId, orderId }) {
      if (!orderId) return
      await send(tx, { occasion: 'refunded', id: refundId, orderId }, async ({ order }) => {
        const w = words[order.locale]
        return { subject: w.refundedSubject(order.number), content: { title: w.refundedTitle, paragraphs: [w.refundNext] }, topic: 'refund' }
      })
    },
  }
}

/** Of an order of codes alone, the mail with the codes says it. */
function aboutPaid({ orderId, lines }: Parameters<Notifications['onPaid']>[1][number]): About[] {
  return lines.every(({ fulfilment }) => fulfilment === 'code') ? [] : [{ occasion: 'paid', id: orderId, orderId }]
}
const writePaid: Write = async ({ order, shopName }) => {
  const w = words[order.locale]
  return { subject: w.paidSubject(order.number), content: { title: w.paidTitle, paragraphs: [w.greeting(shopName), w.paidNext] } }
}

function factsOfParcel(
  parcel: { carrier: string; trackingNumber: string } | undefined,
  w: { carrier: string; tracking: string },
): { label: string; value: string }[] {
  if (!parcel) return []
  const { carrier, trackingNumber } = parcel
  return [
    { label: w.carrier, value: carrier },
    { label: w.tracking, value: trackingNumber },
  ]
}

/** Writes a letter about each, unless it was written before: three statements for any number, and one per letter. */
async function sendOnce(tx: Tx, parts: NotificationsParts, abouts: readonly About[], write: Write): Promise<void> {
  if (abouts.length === 0) return
  const orders = await parts.orders.facts(
    tx,
    abouts.map(({ orderId }) => orderId),
  )
  const reachable = abouts.filter(({ orderId }) => orders.get(orderId)?.contact.email)
  const isNew = await noteSent(tx, reachable.map(nameOf))
  const merchants = await parts.merchants.facts(tx, [...new Set([...orders.values()].map(({ merchantId }) => merchantId))])
  for (const about of reachable) {
    const order = orders.get(about.orderId)
    if (!order || !isNew.delete(nameOf(about))) continue
    const merchant = merchants.get(order.merchantId)
    await sendLetter(tx, parts, { order, shopName: merchant ? inLocale(merchant.name, order.locale) : '' }, write)
  }
}

const nameOf = ({ occasion, id }: About) => `${occasion} ${id}`
/** Those that were not noted before. */
async function noteSent(tx: Tx, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set()
  const rows = await all(
    tx,
    sql<{ about: string }>`insert into notifications_sent (about) select * from unnest(${names}::text[]) on conflict do nothing returning about`,
  )
  return new Set(rows.map(({ about }) => about))
}

async function sendLetter(tx: Tx, { mail, publicUrl }: NotificationsParts, { order, shopName }: Letter, write: Write): Promise<void> {
  const w = words[order.locale]
  const { email } = order.contact
  if (!email) return
  const letter = await write({ order, shopName })
  const facts = [
    { label: w.number, value: order.number },
    { label: w.shop, value: shopName },
    { label: w.total, value: formatMoney(order.total, order.locale) },
    ...(letter.extra ?? []),
  ]
  const button = { label: w.open, url: `${publicUrl}/orders/${order.orderId}` }
  const bodies = renderMail({ ...letter.content, facts, button, footers: [w.footer], language: order.locale })
  const { topic = 'order' } = letter
  await mail.queue(tx, { to: email, subject: letter.subject, ...bodies, topic, personId: order.shopperId })
}
