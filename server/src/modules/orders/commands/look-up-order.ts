import type { Id } from '@yizhan/contract/shared'
import { isEqualSecret, newOneTimeCode } from '#platform/crypto.ts'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { renderMail } from '#platform/mail-template.ts'
import type { OrdersParts } from '../parts.ts'
import { contactIndex, openContact } from '../sealed-contact.ts'
import { countLookups, findByContact, insertLookup, markLookupUsed, takeTry } from '../store/lookups.ts'
import { findOrders } from '../store/read.ts'
import type { OrderRow } from '../store/rows.ts'

export const lookupSeconds = 600
const triesMax = 5
/** Codes sent for one order per hour: enough for a person, few for somebody who guesses or floods a mailbox. */
const lookupsPerHourMax = 5
const hourMillis = 3_600_000

/**
 * Sends a one-time code to the order's e-mail address when number and contact belong together. The answer is the same
 * whether or not they do, so that nobody learns which orders there are.
 */
export async function startLookup(
  parts: OrdersParts,
  { number, contact }: { number: string; contact: string },
): Promise<{ lookupId: Id<'lku'>; expiresInSeconds: number }> {
  const { database, clock, crypto, ids } = parts
  const now = clock.now()
  const lookupId = ids.next('lku')
  const code = newOneTimeCode()
  await database.transaction(async (tx) => {
    const found = await findByContact(tx, number, contactIndex(crypto, contact))
    const isTooOften = found !== undefined && (await countLookups(tx, found.orderId, new Date(now.getTime() - hourMillis))) >= lookupsPerHourMax
    const orderId = found && !isTooOften ? found.orderId : null
    await insertLookup(tx, { lookupId, orderId, codeHash: hashOf(parts, lookupId, code), expiresAt: new Date(now.getTime() + lookupSeconds * 1000) }, now)
    const [order] = orderId ? await findOrders(tx, [orderId]) : []
    if (order) await sendCode(parts, tx, order, code)
  })
  return { lookupId, expiresInSeconds: lookupSeconds }
}

/** Redeems a code for a token that opens this order alone. A wrong code uses up a try. @throws AppError orders.lookup-failed */
export async function finishLookup(
  parts: OrdersParts,
  { lookupId, code }: { lookupId: Id<'lku'>; code: string },
): Promise<{ orderId: Id<'ord'>; accessToken: string }> {
  const { database, clock, identity } = parts
  const now = clock.now()
  const opened = await database.transaction(async (tx) => {
    const lookup = await takeTry(tx, lookupId, { now, triesMax })
    const isRight = lookup !== undefined && isEqualSecret(lookup.codeHash, hashOf(parts, lookupId, code))
    const [order] = isRight && lookup.orderId ? await findOrders(tx, [lookup.orderId]) : []
    if (!order) return null // the used-up try is kept: this ends the transaction well
    await markLookupUsed(tx, lookupId, now)
    const { orderId, shopperId } = order
    return { orderId, accessToken: await identity.issueOrderToken(tx, { shopperId, orderId }) }
  })
  if (!opened) throw new AppError('orders.lookup-failed')
  return opened
}

/** A million codes are quickly tried against a plain hash, so this one needs our key as well. */
function hashOf({ crypto }: OrdersParts, lookupId: Id<'lku'>, code: string): string {
  return crypto.blindIndex(`${lookupId} ${code}`, 'order-lookup')
}

async function sendCode({ mail, crypto }: OrdersParts, tx: Tx, order: OrderRow, code: string): Promise<void> {
  const { email } = openContact(crypto, order)
  if (!email) return
  const words = mailWords[order.locale]
  const bodies = renderMail({
    title: words.subject,
    paragraphs: [words.intro, words.ignore],
    facts: [{ label: words.number, value: order.number }],
    codes: [code],
    footers: [words.footer],
    language: order.locale,
  })
  await mail.queue(tx, { to: email, subject: words.subject, ...bodies, topic: 'lookup', personId: order.shopperId })
}

const minutes = lookupSeconds / 60
const mailWords = {
  'zh-CN': {
    subject: '一站：查看订单的验证码',
    intro: `在查询页面输入下面的验证码，即可打开订单。${minutes} 分钟内有效，只能用一次。`,
    ignore: '如果不是你在查询，请忽略这封邮件，不要把验证码告诉任何人。',
    number: '订单号',
    footer: '这封邮件由一站自动发送，因为有人用你的联系方式查询订单。',
  },
  en: {
    subject: 'Yizhan: the code to open your order',
    intro: `Enter this code on the look-up page to open your order. It is valid for ${minutes} minutes and works once.`,
    ignore: 'If it was not you who asked, ignore this mail and give the code to nobody.',
    number: 'Order number',
    footer: 'Sent automatically by Yizhan, because somebody looked up an order with your contact.',
  },
}
