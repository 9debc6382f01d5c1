import type { RetentionKey, ThirdPartyKey } from '@yizhan/contract/privacy'
import type { Config, GivenSecrets } from './config.ts'
import type { Modules } from './modules.ts'
import type { Platform } from './platform.ts'
import { cartPersonalData, forgetCarts } from '#modules/cart/index.ts'
import { fulfilmentPersonalData } from '#modules/fulfilment/index.ts'
import { forgetGuests, forgetSessions, identityPersonalData } from '#modules/identity/index.ts'
import type { Identity } from '#modules/identity/index.ts'
import { merchantsPersonalData, shopsOwnedAlone } from '#modules/merchants/index.ts'
import { forgetLookups, forgetOrigins, openOrdersOf, orderIdsOf, ordersPersonalData, shoppersWithOrders } from '#modules/orders/index.ts'
import { forgetNotifications, paymentsPersonalData, tradesWithMoneyUnderWay } from '#modules/payments/index.ts'
import { pricingPersonalData } from '#modules/pricing/index.ts'
import { forgetExports, privacyPersonalData } from '#modules/privacy/index.ts'
import type { Blocker } from '#modules/privacy/index.ts'
import { staffPersonalData } from '#modules/staff/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { forgetting } from '#platform/personal-data.ts'
import type { Forget, Guest, Person, PersonalData } from '#platform/personal-data.ts'

/**
 * Who knows what of a person, in the order in which it is erased: identity last, since the others are asked for by its
 * ids. What is not here is proved by a test to know nobody.
 */
export function personalDataOf(modules: Pick<Modules, 'identity' | 'fulfilment' | 'privacy'>, platform: Platform): readonly PersonalData[] {
  return [
    cartPersonalData,
    pricingPersonalData,
    paymentsPersonalData(platform),
    fulfilmentPersonalData({ ...modules, orderIdsOf }),
    ordersPersonalData(platform),
    merchantsPersonalData,
    staffPersonalData(platform),
    platformPersonalData(platform, modules.identity),
    privacyPersonalData({ ...modules, ...platform }),
    identityPersonalData({ ...modules, ...platform }),
  ]
}

/** Tables that have a person's id and are not told or erased, with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  admission_gate: 'who last changed the gate, an operator, by id',
  admission_tickets: 'a place in the line before checkout; gone within minutes',
  approvals: 'what two operators decided, sealed, about an id that leads nowhere once the account is gone',
  audit_entries: 'append-only: who acted, by an id that names nobody once the account is gone',
  claims: 'stock of an order; it names nobody',
  key_rotations: 'who asked for new keys, an operator, by id',
  notifications_sent: 'which mails about an order were written; the order, not the person',
  verification_runs: 'who asked for a check, an operator, by id',
  verifications: 'codes of the sign-in library, minutes old',
}

function platformPersonalData({ mailRecords, textRecords, idempotency }: Platform, identity?: Pick<Identity, 'person'>): PersonalData {
  const idsOf = ({ userId, shopperId }: Person | Guest) => [userId, shopperId].filter((id) => id !== null)
  const messagesOf = async (executor: Db | Tx, somebody: Person | Guest) => {
    const person = somebody.userId && (await identity?.person(executor, { userId: somebody.userId }))
    const personIds = idsOf(somebody)
    return { mails: { personIds, address: (person && person.email) || null }, texts: { personIds, address: (person && person.phone) || null } }
  }
  return {
    name: 'platform',
    tables: {
      mails: { exported: true, erased: true },
      text_messages: { exported: true, erased: true },
      idempotency_keys: { exported: 'answers to repeated requests; the same as the things themselves, for a day', erased: true },
    },
    async exportOf(executor, person) {
      const whose = await messagesOf(executor, person)
      const [mails, texts] = [await mailRecords.of(executor, whose.mails), await textRecords.of(executor, whose.texts)]
      return {
        'mails.json': mails.map(({ to, subject, text, state, createdAt, sentAt }) => ({ to, subject, text, state, createdAt, sentAt })),
        'text-messages.json': texts.map(({ to, text, state, createdAt, sentAt }) => ({ to, text, state, createdAt, sentAt })),
      }
    },
    async erase(tx, somebody) {
      const whose = await messagesOf(tx, somebody)
      return {
        mails: await mailRecords.erase(tx, whose.mails),
        text_messages: await textRecords.erase(tx, whose.texts),
        idempotency_keys: await idempotency.erase(tx, idsOf(somebody)),
      }
    },
  }
}

/** How each rule of retention is held to. */
export function forgetOf(modules: Pick<Modules, 'privacy'>, platform: Platform): Readonly<Record<RetentionKey, Forget>> {
  const { idempotency, mailRecords, textRecords, signedLinks, jobs, clock } = platform
  // What modules keep of somebody who never ordered.
  const ofGuests = [cartPersonalData, platformPersonalData(platform), privacyPersonalData({ ...modules, ...platform })]
  const forgetKeys = forgetting((tx, before, limit) => idempotency.forget(tx, before, limit))
  return {
    repeatedRequests: async (tx, asked) => {
      await signedLinks.forget(tx, asked.before)
      return forgetKeys(tx, asked)
    },
    orderLookups: forgetting(forgetLookups),
    exports: forgetExports(jobs, () => clock.now()),
    orderOrigins: forgetOrigins,
    mails: forgetting((tx, before, limit) => mailRecords.forget(tx, before, limit)),
    textMessages: forgetting((tx, before, limit) => textRecords.forget(tx, before, limit)),
    paymentNotifications: forgetting(forgetNotifications),
    abandonedCarts: forgetCarts,
    pastSessions: forgetting(forgetSessions),
    forgottenGuests: forgetGuests({
      shoppersWithOrders,
      eraseThings: async (tx, shopperId) => {
        for (const part of ofGuests) await part.erase(tx, { userId: null, shopperId })
      },
    }),
  }
}

/** What keeps an account from being erased: open orders, money under way, a shop without another owner, a platform role. */
export async function blockersOf(identity: Pick<Identity, 'person'>, executor: Db | Tx, { userId, shopperId }: Person): Promise<readonly Blocker[]> {
  const orders = shopperId ? await openOrdersOf(executor, shopperId) : []
  const trades = shopperId ? await tradesWithMoneyUnderWay(executor, shopperId) : []
  const shops = await shopsOwnedAlone(executor, userId)
  const roles = (await identity.person(executor, { userId }))?.operatorRoles ?? []
  const blockers: Blocker[] = [
    {
      code: 'orderOpen',
      things: orders.map(({ orderId, number }) => ({ label: { 'zh-CN': `订单 ${number}`, en: `Order ${number}` }, href: `/orders/${orderId}` })),
    },
    { code: 'moneyUnderWay', things: trades.map((tradeId) => ({ label: { 'zh-CN': '查看付款', en: 'See the payment' }, href: `/trades/${tradeId}` })) },
    { code: 'onlyOwner', things: shops.map(({ merchantId, name }) => ({ label: name, href: `/merchant/${merchantId}/members` })) },
    { code: 'staff', things: roles.map((role) => ({ label: { en: role }, href: '/operator' })) },
  ]
  return blockers.filter(({ things }) => things.length > 0)
}

/** Who of the outside receives anything, as this process is set up. */
export function activeThirdParties(config: Config, secrets: Pick<GivenSecrets, 'smtpUrl' | 'kms' | 'redisUrl'>): ReadonlySet<ThirdPartyKey> {
  const active: Partial<Record<ThirdPartyKey, boolean>> = {
    mailServer: secrets.smtpUrl !== undefined,
    textMessageProvider: config.sms !== null,
    fileStore: config.files.kind === 's3',
    keyService: secrets.kms !== undefined,
    sharedMemory: secrets.redisUrl !== undefined,
    carrier: true,
  }
  return new Set((Object.keys(active) as ThirdPartyKey[]).filter((key) => active[key])) // as: the keys of the object above
}
