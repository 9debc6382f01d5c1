import { randomBytes } from 'node:crypto'
import type { Id, Localized } from '@yizhan/contract/shared'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { OfferFacts, OptionGroupFacts } from '#kinds/index.ts'
import { createCapacity } from '#modules/capacity/index.ts'
import type { Capacity } from '#modules/capacity/index.ts'
import { createIdentity } from '#modules/identity/index.ts'
import type { MerchantFacts } from '#modules/merchants/index.ts'
import { createTestAudit } from '#platform/audit/audit.testing.ts'
import { systemClock } from '#platform/clock.ts'
import { createCrypto } from '#platform/crypto.ts'
import { openDatabase, run, sql } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import { createApi } from '#platform/http/api.ts'
import { createHttpServer } from '#platform/http/http-server.ts'
import { createIdempotency } from '#platform/http/idempotency.ts'
import { SharedAnswers } from '#platform/http/shared-answers.ts'
import { systemIds } from '#platform/ids.ts'
import { createOutbox } from '#platform/outbox.ts'
import { createTestDatabase } from '../../../test/database.ts'
import { createCart, serveCarts } from './index.ts'
import type { Cart } from './index.ts'
import { openPorts } from '../../../test/open-ports.ts'

/** A marketplace of offers kept in memory, with everything else real. */
export interface Market {
  readonly database: Database
  readonly cart: Cart
  readonly capacity: Capacity
  readonly http: FastifyInstance
  /** Every statement since it was last emptied. */
  readonly statements: string[]
  addOffer(draft?: OfferDraft): Promise<OfferFacts>
  changeOffer(offer: OfferFacts, change: Partial<OfferFacts>): void
  closeShop(merchantId: Id<'mer'>): void
  setStock(poolId: Id<'pol'> | null | undefined, units: number): Promise<void>
  close(): Promise<void>
}
export interface OfferDraft extends Partial<Pick<OfferFacts, 'merchantId' | 'title' | 'state' | 'currency' | 'optionRules'>> {
  readonly priceMinor?: number
  /** Per variant; null never runs out. */
  readonly stock?: readonly (number | null)[]
  readonly optionGroups?: readonly OptionGroupFacts[]
}

const both = (text: string): Localized => ({ 'zh-CN': text, en: text })

export async function openMarket(): Promise<Market> {
  const home = await createTestDatabase()
  const statements: string[] = []
  const database = openDatabase({ url: home.url, poolMax: 12, onStatement: ({ sql: text }) => statements.push(text) })
  const log = pino({ level: 'silent' })
  const outbox = createOutbox({ database, log })
  const ids = systemIds
  const capacity = createCapacity({ outbox, ids })
  const offers = new Map<Id<'off'>, OfferFacts>()
  const closed = new Set<Id<'mer'>>()
  // Each answers by one statement, as the modules themselves do.
  const catalogue = {
    offerFacts: async (executor: Parameters<typeof run>[0], offerIds: readonly Id<'off'>[]) => (
      await run(executor, sql`select 'offers'`),
      pick(offers, offerIds)
    ),
  }
  const merchants = {
    facts: async (executor: Parameters<typeof run>[0], merchantIds: readonly Id<'mer'>[]) => (
      await run(executor, sql`select 'shops'`),
      new Map(merchantIds.map((id) => [id, shopOf(id, !closed.has(id))]))
    ),
  }
  const cart = createCart({
    database,
    outbox,
    ids,
    catalogue,
    merchants,
    capacity,
    flashSales: { ofVariants: async () => new Map(), unitsOf: async () => new Map() },
  })
  const crypto = createCrypto({ keys: { current: 'k1', all: { k1: randomBytes(32).toString('base64') } } })
  const identity = createIdentity({
    ...openPorts,
    database,
    outbox,
    crypto,
    clock: systemClock,
    ids,
    authSecret: randomBytes(32).toString('base64'),
    publicUrl: 'http://localhost',
    membershipsOf: async () => [],
    callerOfKey: () => undefined,
  })
  const http = await createHttpServer({ log, newRequestId: () => 'request', publicUrl: 'http://localhost', isRateLimited: false })
  const idempotency = createIdempotency({ db: database.db, seal: (plain) => plain, open: (sealed) => sealed, fingerprint: (input) => input })
  const audit = createTestAudit(database)
  const api = createApi({
    http,
    clock: systemClock,
    idempotency,
    shared: new SharedAnswers(),
    audit,
    limits: { hold: async () => {} },
    needsStrongFactor: false,
    identify: identity.identify,
  })
  serveCarts(api, { cart, identity, database })
  await http.ready()
  return {
    database,
    cart,
    capacity,
    http,
    statements,
    async addOffer(draft = {}) {
      const offer = offerOf(draft)
      offers.set(offer.offerId, offer)
      const pools = offer.variants.flatMap(({ poolId }, index) =>
        poolId ? [{ poolId, merchantId: offer.merchantId, capacity: draft.stock?.[index] ?? 0 }] : [],
      )
      await database.transaction((tx) => capacity.createPools(tx, pools))
      return offer
    },
    changeOffer: (offer, change) => void offers.set(offer.offerId, { ...offer, ...change }),
    closeShop: (merchantId) => void closed.add(merchantId),
    async setStock(poolId, units) {
      if (poolId) await database.transaction((tx) => capacity.setCapacity(tx, [{ poolId, capacity: units }]))
    },
    async close() {
      await http.close()
      await database.close()
      await home.close()
    },
  }
}

function pick<K, V>(map: ReadonlyMap<K, V>, keys: readonly K[]): Map<K, V> {
  return new Map(keys.flatMap((key) => (map.has(key) ? [[key, map.get(key) as V] as const] : []))) // as: checked
}
function offerOf({ stock = [null], priceMinor = 1000, optionGroups = [], optionRules = [], ...more }: OfferDraft): OfferFacts {
  const pictureId = systemIds.next('pic')
  return {
    offerId: systemIds.next('off'),
    merchantId: systemIds.next('mer'),
    kind: 'goods',
    state: 'published',
    slug: 'tea',
    title: { 'zh-CN': '绿茶', en: 'Green tea' },
    currency: 'CNY',
    dimensions: stock.length > 1 ? [both('Size')] : [],
    variants: stock.map((units, index) => ({
      variantId: systemIds.next('var'),
      sku: '',
      values: stock.length > 1 ? [both(`size ${index}`)] : [],
      priceMinor,
      compareAtMinor: null,
      poolId: units === null ? null : systemIds.next('pol'),
      pictureId: null,
      weightGrams: 0,
    })),
    optionGroups,
    optionRules,
    firstPictureId: pictureId,
    pictures: new Map([[pictureId, { pictureId, url: '/pictures/tea', alt: '', width: 4, height: 3, blur: '' }]]),
    ...more,
  }
}
function shopOf(merchantId: Id<'mer'>, isOpen: boolean): MerchantFacts {
  return {
    merchantId,
    slug: 'tea-house',
    name: { 'zh-CN': '茶馆', en: 'Tea house' },
    description: {},
    colour: '#000000',
    logoUrl: null,
    coverUrl: null,
    currency: 'CNY',
    deliveryFeeMinor: 800,
    freeDeliveryFromMinor: 9900,
    commissionBasisPoints: 500,
    isOpen,
  }
}
