import { formatMoney, inLocale } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import type { Fulfilment } from '#modules/fulfilment/index.ts'
import type { Merchants } from '#modules/merchants/index.ts'
import type { OrderFactsForModules, Orders } from '#modules/orders/index.ts'
import { run, sql } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import type { Mail } from '#platform/mail.ts'
import { renderMail } from '#platform/mail-template.ts'
import type { MailContent } from '#platform/mail-template.ts'
import { words } from './words.ts'

export interface NotificationsParts {
  readonly mail: Mail
  readonly orders: Pick<Orders, 'facts'>
  readonly merchants: Pick<Merchants, 'facts'>
  readonly fulfilment: Pick<Fulfilment, 'deliveriesOf'>
  readonly publicUrl: string
}
type Occasion = 'paid' | 'codes' | 'dispatched' | 'cancelled' | 'refunded'
type OfOrder = { readonly orderId: Id<'ord'> }

/** Tells people by mail what happened to their orders, once each. */
export interface Notifications {
  onPaid(tx: Tx, event: OfOrder & { lines: readonly { fulfilment: string }[] }): Promise<void>
  onCodesIssued(tx: Tx, event: OfOrder): Promise<void>
  onDispatched(tx: Tx, event: OfOrder): Promise<void>
  onCancelled(tx: Tx, event: OfOrder & { wasPaid: boolean; reason: string | null }): Promise<void>
  onRefunded(tx: Tx, event: { refundId: Id<'rfd'>; orderId: Id<'ord'> | null }): Promise<void>
}

interface Letter {
  readonly order: OrderFactsForModules
  readonly shopName: string
}
type Write = (letter: Letter) => Promise<{
  subject: string
  content: Omit<MailContent, 'facts' | 'footers' | 'language' | 'button'>
  extra?: { label: string; value: string }[]
  bodyIsSecret?: boolean
}>

export function createNotifications(parts: NotificationsParts): Notifications {
  const send = (tx: Tx, about: { occasion: Occasion; id: string; orderId: Id<'ord'> }, write: Write) => sendOnce(tx, parts, about, write)
  return {
    async onPaid(tx, { orderId, lines }) {
      if (lines.every(({ fulfilment }) => fulfilment === 'code')) return // the mail with the codes says it
      await send(tx, { occasion: 'paid', id: orderId, orderId }, async ({ order, shopName }) => {
        const w = words[order.locale]
        return { subject: w.paidSubject(order.number), content: { title: w.paidTitle, paragraphs: [w.greeting(shopName), w.paidNext] } }
      })
    },
    onCodesIssued: (tx, { orderId }) =>
      send(tx, { occasion: 'codes', id: orderId, orderId }, async ({ order, shopName }) => {
        const w = words[order.locale]
        const codes = (await parts.fulfilment.deliveriesOf(tx, [orderId], 'shopper')).get(orderId)?.codes ?? []
        return {
          subject: w.codesSubject(order.number),
          content: { title: w.codesTitle, paragraphs: [w.greeting(shopName), w.codesNext], codes: codes.map(({ code }) => code) },
          bodyIsSecret: true,
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
    async onCancelled(tx, { orderId, wasPaid, reason }) {
      if (!wasPaid) return // the buyer did it, or let the time pass
      await send(tx, { occasion: 'cancelled', id: orderId, orderId }, async ({ order }) => {
        const w = words[order.locale]
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
        return { subject: w.refundedSubject(order.number), content: { title: w.refundedTitle, paragraphs: [w.refundNext] } }
      })
    },
  }
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

async function sendOnce(tx: Tx, parts: NotificationsParts, about: { occasion: Occasion; id: string; orderId: Id<'ord'> }, write: Write): Promise<void> {
  const order = (await parts.orders.facts(tx, [about.orderId])).get(about.orderId)
  if (!order?.contact.email) return
  const isNew = await run(tx, sql`insert into notifications_sent (about) values (${`${about.occasion} ${about.id}`}) on conflict do nothing`)
  if (!isNew) return
  const w = words[order.locale]
  const merchant = (await parts.merchants.facts(tx, [order.merchantId])).get(order.merchantId)
  const shopName = merchant ? inLocale(merchant.name, order.locale) : ''
  const letter = await write({ order, shopName })
  const facts = [
    { label: w.number, value: order.number },
    { label: w.shop, value: shopName },
    { label: w.total, value: formatMoney(order.total, order.locale) },
    ...(letter.extra ?? []),
  ]
  const button = { label: w.open, url: `${parts.publicUrl}/orders/${order.orderId}` }
  const bodies = renderMail({ ...letter.content, facts, button, footers: [w.footer], language: order.locale })
  await parts.mail.queue(tx, { to: order.contact.email, subject: letter.subject, ...bodies, bodyIsSecret: letter.bodyIsSecret ?? false })
}
