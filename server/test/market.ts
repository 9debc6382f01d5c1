import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { offerDraftSchema } from '@yizhan/contract/catalogue'
import type { LineInput } from '@yizhan/contract/cart'
import { tradeBodySchema } from '@yizhan/contract/checkout'
import type { Trade } from '@yizhan/contract/orders'
import type { Currency, Id, Locale } from '@yizhan/contract/shared'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { createCapacity } from '#modules/capacity/index.ts'
import { createCart } from '#modules/cart/index.ts'
import { createCatalogue } from '#modules/catalogue/index.ts'
import { createCheckout, gatherReads } from '#modules/checkout/index.ts'
import type { CheckoutParts } from '#modules/checkout/index.ts'
import { createIdentity } from '#modules/identity/index.ts'
import { createMerchants } from '#modules/merchants/index.ts'
import { createOrders } from '#modules/orders/index.ts'
import type { Orders, OrdersParts } from '#modules/orders/index.ts'
import { createPayments, createSandbox, findUnbalanced } from '#modules/payments/index.ts'
import { createFlashSales, createPricing } from '#modules/pricing/index.ts'
import { createCrypto } from '#platform/crypto.ts'
import { all, one, openDatabase, run, sql } from '#platform/db.ts'
import { createFiles } from '#platform/files.ts'
import { nobody } from '#platform/http/caller.ts'
import type { Caller } from '#platform/http/caller.ts'
import { systemIds } from '#platform/ids.ts'
import { createJobs } from '#platform/jobs.ts'
import { createLog } from '#platform/log.ts'
import { createMail } from '#platform/mail.ts'
import { createOutbox } from '#platform/outbox.ts'
import { createTestDatabase } from './database.ts'
import { TestClock } from './test-clock.ts'
import { openPorts } from './open-ports.ts'

export const chaoyang = {
  recipient: '王小明',
  phone: '13800138000',
  country: 'CN',
  regionCode: '110105',
  province: '北京市',
  city: '市辖区',
  district: '朝阳区',
  street: '建国路 1 号 2 室',
  postalCode: '',
}
export const xuhui = { ...chaoyang, regionCode: '310104', province: '上海市', city: '市辖区', district: '徐汇区', street: '衡山路 8 号' }
export const contact = { email: 'xiaoming@example.com', phone: '138 0013 8000' }

type DraftInput = z.input<typeof offerDraftSchema>
export interface TestOffer {
  readonly offerId: Id<'off'>
  readonly variantId: Id<'var'>
  readonly poolId: Id<'pol'>
}
export interface MarketOptions {
  readonly orders?: Partial<OrdersParts>
  readonly checkout?: Partial<CheckoutParts>
}

/** Modules from identity to checkout on a database of their own: ordering without HTTP, with a sandbox for money and time by hand. */
export async function openMarket(options: MarketOptions = {}) {
  const testDatabase = await createTestDatabase()
  const statements: string[] = []
  const database = openDatabase({ url: testDatabase.url, poolMax: 20, onStatement: (statement) => statements.push(statement.sql) })
  const directory = await mkdtemp(path.join(tmpdir(), 'market-'))
  const log = createLog({ level: 'silent', format: 'json' })
  const clock = new TestClock()
  const crypto = createCrypto({ keys: { current: 'k1', all: { k1: randomBytes(32).toString('base64') } } })
  const outbox = createOutbox({ database, log })
  const jobs = createJobs({ pgPool: database.pool, log })
  const mail = createMail({ smtpUrl: null, from: 'Yizhan <shop@example.com>', db: database.db, jobs, crypto, clock, ids: systemIds })
  const later = {} as { orders: Orders } // as: filled below, before anything is called
  const core = { database, outbox, clock, ids: systemIds, log, crypto, jobs, mail, files: createFiles({ directory }), publicUrl: 'http://shop.example' }
  const merchants = createMerchants(core)
  const identity = createIdentity({
    ...openPorts,
    ...core,
    authSecret: randomBytes(32).toString('hex'),
    membershipsOf: (executor, userId) => merchants.membershipsOf(executor, userId),
    callerOfKey: () => undefined,
  })
  const capacity = createCapacity(core)
  const catalogue = createCatalogue({
    ...core,
    merchants,
    capacity,
    soldCounts: async () => new Map(),
    salesOf: (variantIds) => flashSales.ofVariants(variantIds),
  })
  const pricing = createPricing({ ...core, merchants })
  const flashSales = createFlashSales({ ...core, capacity, catalogue })
  const cart = createCart({ ...core, merchants, catalogue, capacity, flashSales })
  const sandbox = createSandbox({
    db: database.db,
    ids: systemIds,
    publicUrl: core.publicUrl,
    secret: 'sandbox',
    deliver: (headers, body) => payments.notify('sandbox', headers, body),
  })
  const payments = createPayments({ ...core, providers: [sandbox.provider], onSucceeded: (tx, paid) => later.orders.settlePaid(tx, paid) })
  jobs.define('send-refund', { parse: (value: unknown) => value } as never, ({ refundId }) => payments.sendRefund(refundId)) // as: the queue only parses with it
  const orders = (later.orders = createOrders({
    ...core,
    identity,
    merchants,
    capacity,
    pricing,
    flashSales,
    cart,
    payments,
    autoCompleteDays: 10,
    deliveriesOf: async () => new Map(),
    ...options.orders,
  }))
  const checkout = createCheckout({
    ...core,
    identity,
    capacity,
    pricing,
    flashSales,
    payments,
    orders,
    cart: createCart({ ...core, flashSales, ...gatherReads(database.db, { catalogue, merchants, capacity }) }),
    holdMinutes: 15,
    ...options.checkout,
  })

  const openShop = async (slug: string, more: { currency?: Currency; deliveryFeeMinor?: number } = {}): Promise<Id<'mer'>> => {
    const owner = systemIds.next('usr')
    await run(database.db, sql`insert into users (id, name, email) values (${owner}, 'Owner', ${`${slug}@example.com`})`)
    const texts = { 'zh-CN': `店 ${slug}`, en: `Shop ${slug}` }
    return merchants.open(owner, {
      slug,
      name: texts,
      description: texts,
      colour: '#336699',
      currency: 'CNY',
      deliveryFeeMinor: 1000,
      freeDeliveryFromMinor: 50_000,
      ...more,
    })
  }
  const addOffer = async (
    merchantId: Id<'mer'>,
    { stock = 10, priceMinor = 2500, ...changes }: Partial<DraftInput> & { stock?: number | null; priceMinor?: number } = {},
  ): Promise<TestOffer> => {
    const slug = `offer-${randomBytes(5).toString('hex')}`
    const draft = offerDraftSchema.parse({
      slug,
      title: { 'zh-CN': '茶杯', en: 'Cup' },
      categorySlug: 'other',
      variants: [{ sku: slug, priceMinor, stock }],
      ...changes,
    })
    const offerId = await catalogue.writeOffer(merchantId, { draft })
    await database.transaction((tx) => catalogue.setState(tx, { merchantId, offerId }, 'published'))
    const offer = (await catalogue.offerFacts(database.db, [offerId])).get(offerId)
    const variant = offer?.variants[0]
    if (!variant) throw new Error('the test offer has no variant')
    if (changes.kind === 'code' && variant.poolId && stock)
      await database.transaction((tx) => capacity.setCapacity(tx, [{ poolId: variant.poolId as Id<'pol'>, capacity: stock }])) // as: checked before
    return { offerId, variantId: variant.variantId, poolId: variant.poolId as Id<'pol'> } // as: null for unlimited stock, which asks for no pool
  }
  const newShopper = async (): Promise<Caller & { shopperId: Id<'shp'> }> => {
    const shopperId = systemIds.next('shp')
    await run(database.db, sql`insert into shoppers (id) values (${shopperId})`)
    return { ...nobody, shopperId }
  }
  const reply = { setCookie: () => reply, request: { ip: '127.0.0.1' } } as unknown as FastifyReply // as: all that identity asks of it
  const place = (
    caller: Caller,
    body: z.input<typeof tradeBodySchema>,
    { key = randomBytes(8).toString('hex'), locale = 'zh-CN' as Locale } = {},
  ): Promise<Trade> => checkout.place({ body: tradeBodySchema.parse({ contact, address: chaoyang, ...body }), caller, locale, idempotencyKey: key, reply })
  const pay = async ({ payment }: Trade, deliveries = 1): Promise<void> => {
    if (!payment) throw new Error('there is nothing to pay')
    const attempt = await payments.startAttempt(payment.paymentId, 'sandbox', null)
    await sandbox.decide(attempt.providerReference ?? '', 'succeeded', deliveries)
  }
  return {
    ...core,
    statements,
    merchants,
    identity,
    capacity,
    catalogue,
    pricing,
    flashSales,
    cart,
    sandbox,
    payments,
    orders,
    checkout,
    openShop,
    addOffer,
    newShopper,
    place,
    pay,
    reply,
    /** The order of a trade that has one. */
    onlyOrder: ({ orders: [first] }: Trade): Id<'ord'> => {
      if (!first) throw new Error('the trade has no order')
      return first.orderId
    },
    pool: async (poolId: Id<'pol'>) => (await capacity.availability(database.db, [poolId])).get(poolId),
    count: async (table: string): Promise<number> => (await one(database.db, sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`)).count,
    topics: async (): Promise<string[]> =>
      (await all(database.db, sql<{ topic: string }>`select topic from outbox_events order by position`)).map(({ topic }) => topic),
    /** What can never be: counts that are not the sum of their claims, bookings that do not sum to zero. */
    findWrong: async () => ({ miscounted: await capacity.findMiscounted(database.db), unbalanced: await findUnbalanced(database.db) }),
    close: async () => {
      await database.close()
      await testDatabase.close()
      await rm(directory, { recursive: true })
    },
  }
}
export type Market = Awaited<ReturnType<typeof openMarket>>
export function lineOf({ offerId, variantId }: TestOffer, quantity = 1): LineInput {
  return { offerId, variantId, selection: {}, quantity }
}
