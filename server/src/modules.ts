import type { FastifyInstance } from 'fastify'
import type { Id, Localized } from '@yizhan/contract/shared'
import type { AppOptions } from './app.ts'
import { createGuard } from './identity-guard.ts'
import type { Platform } from './platform.ts'
import { activeThirdParties, blockersOf, forgetOf, personalDataOf } from './personal-data.ts'
import { kindOf } from '#kinds/index.ts'
import { createAdmission } from '#modules/admission/index.ts'
import { createAuditLog } from '#modules/audit/index.ts'
import { createCapacity } from '#modules/capacity/index.ts'
import type { Capacity } from '#modules/capacity/index.ts'
import { createCart } from '#modules/cart/index.ts'
import { createCatalogue } from '#modules/catalogue/index.ts'
import type { Catalogue } from '#modules/catalogue/index.ts'
import { createCheckout, gatherReads } from '#modules/checkout/index.ts'
import { createFulfilment } from '#modules/fulfilment/index.ts'
import type { Fulfilment, VariantOfShop } from '#modules/fulfilment/index.ts'
import { createIdentity, lockOut } from '#modules/identity/index.ts'
import type { Identity } from '#modules/identity/index.ts'
import { createIntegrators } from '#modules/integrators/index.ts'
import { createMerchants } from '#modules/merchants/index.ts'
import type { Merchants } from '#modules/merchants/index.ts'
import { createNotifications } from '#modules/notifications/index.ts'
import { createOrders } from '#modules/orders/index.ts'
import type { Orders } from '#modules/orders/index.ts'
import { createPayments, createSandbox } from '#modules/payments/index.ts'
import { createFlashSales, createPricing } from '#modules/pricing/index.ts'
import type { FlashSales } from '#modules/pricing/index.ts'
import { createPrivacy } from '#modules/privacy/index.ts'
import type { Privacy } from '#modules/privacy/index.ts'
import { createRecommendations } from '#modules/recommendations/index.ts'
import { createSearch, wakeIndexerBy } from '#modules/search/index.ts'
import type { Search } from '#modules/search/index.ts'
import { createStaff } from '#modules/staff/index.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import type { Jobs } from '#platform/jobs.ts'

export interface ModuleOptions extends AppOptions {
  readonly platform: Platform
  readonly http: FastifyInstance
}
/** A part that is made further down and called only once everything is made. */
interface Later {
  merchants: Merchants
  flashSales: FlashSales
  search: Search
  orders: Orders
  fulfilment: Fulfilment
}

/**
 * Makes every module and hands them to each other, in the order of the graph. Where a module needs something of one
 * below it, it receives a function (a port): those are all here.
 */
export function createModules({ config, secrets, database, log, platform, http, searchRememberSeconds }: ModuleOptions) {
  const { outbox, clock, ids, crypto, jobs, mail, files } = platform
  const { publicUrl } = config
  const later = {} as Later // as: filled below, before anything is served
  const core = { database, outbox, clock, ids, log, crypto, jobs, mail, files, publicUrl }

  const people = createPeople({ ...core, ...identityPorts(platform), authSecret: secrets.authSecret, audit: platform.audit }, later)
  const { identity, merchants } = people
  const admission = createAdmission({ ...core, rules: lineRules(config) })
  const capacity = createCapacity(core)
  const assortment = createAssortment(core, later, { merchants, capacity, searchRememberSeconds })
  const { catalogue, pricing, flashSales, search } = assortment
  const cart = createCart({ ...core, merchants, catalogue, capacity, flashSales })
  const sandbox = config.hasSandboxPayments
    ? createSandbox({ db: database.db, ids, publicUrl, secret: secrets.authSecret, deliver: deliverTo(http) })
    : undefined
  const payments = createPayments({ ...core, providers: sandbox ? [sandbox.provider] : [], onSucceeded: (tx, paid) => later.orders.settlePaid(tx, paid) })
  const orders = (later.orders = createOrders({
    ...core,
    identity,
    merchants,
    capacity,
    pricing,
    flashSales,
    cart,
    payments,
    autoCompleteDays: config.autoCompleteDays,
    deliveriesOf: (executor, orderIds, viewer) => later.fulfilment.deliveriesOf(executor, orderIds, viewer),
  }))
  // Checkouts that arrive together read together; each read still begins after it was asked for.
  const checkoutCart = createCart({ ...core, flashSales, ...gatherReads(database.db, { catalogue, merchants, capacity }) })
  const checkout = createCheckout({ ...core, ...holdRules(config), identity, capacity, pricing, flashSales, cart: checkoutCart, payments, orders })
  const fulfilment = (later.fulfilment = createFulfilment({
    ...core,
    capacity,
    orders: () => orders,
    variantOf: (executor, variantId) => variantOf(catalogue, executor, variantId),
  }))
  const notifications = createNotifications({ ...core, orders, merchants, fulfilment })
  const personal = createPersonal({ config, secrets, database, log, platform }, { identity, fulfilment, search, catalogue, orders })
  const staff = createStaff({ ...core, identity, shopsOf: shopsOf(merchants), orderByNumber: orders.byNumber })
  const ordering = { admission, capacity, cart, payments, sandbox, orders, checkout, fulfilment, notifications }
  return { ...assortment, ...people, ...ordering, ...personal, staff }
}
export type Modules = ReturnType<typeof createModules>

/** Who people and their programs are, and where they work. */
function createPeople(
  core: Omit<Parameters<typeof createIdentity>[0], 'callerOfKey' | 'membershipsOf'> & Parameters<typeof createMerchants>[0] & Pick<Platform, 'audit'>,
  later: Later,
) {
  const integrators = createIntegrators(core)
  const identity = createIdentity({
    ...core,
    callerOfKey: integrators.callerOf,
    membershipsOf: (executor, userId) => later.merchants.membershipsOf(executor, userId),
  })
  const merchants = (later.merchants = createMerchants(core))
  const auditLog = createAuditLog({ ...core, namesOf: (db, userIds) => personNames(identity, db, userIds), shopsOf: merchants.facts })
  return { identity, merchants, integrators, auditLog }
}

/** What people decide about their data, and what is done with what they agreed to. */
function createPersonal(
  { config, secrets, database, log, platform }: Pick<ModuleOptions, 'config' | 'secrets' | 'database' | 'log' | 'platform'>,
  modules: { readonly identity: Identity; readonly fulfilment: Fulfilment; readonly search: Search; readonly catalogue: Catalogue; readonly orders: Orders },
) {
  const { identity, search, catalogue, orders } = modules
  const privacy: Privacy = createPrivacy({
    ...platform,
    database,
    log,
    publicUrl: config.publicUrl,
    mailFrom: config.mail.from,
    activeThirdParties: activeThirdParties(config, secrets),
    emailOf: async (executor, userId) => (await identity.person(executor, { userId }))?.email ?? null,
    shopperOf: async (userId) => (await identity.person(database.db, { userId }))?.shopperId ?? null,
    userOfEmail: async (executor, email) => (await identity.person(executor, { email }))?.userId,
    lockOut,
    blockersOf: (executor, person) => blockersOf(identity, executor, person),
    personalData: () => personalDataOf({ ...modules, privacy }, platform),
    forget: () => forgetOf({ privacy }, platform),
  })
  const recommendations = createRecommendations({
    database,
    search,
    cards: catalogue.cards,
    boughtOfferIds: (_executor, shopperId) => orders.boughtOfferIds(shopperId),
    mayPersonalise: (executor, shopperId) => privacy.mayUse(executor, shopperId, 'personalisation'),
  })
  return { privacy, recommendations }
}

/** What is sold, for how much, and how it is found. */
function createAssortment(
  core: Parameters<typeof createMerchants>[0] & Omit<Parameters<typeof createCatalogue>[0], 'merchants' | 'capacity' | 'soldCounts' | 'salesOf'>,
  later: Later,
  { merchants, capacity, searchRememberSeconds }: { merchants: Merchants; capacity: Capacity; searchRememberSeconds: number | undefined },
) {
  const { database, jobs } = core
  const catalogue = createCatalogue({
    ...core,
    merchants,
    capacity,
    soldCounts: (executor, offerIds) => later.search.soldCounts(executor, offerIds),
    salesOf: (variantIds) => later.flashSales.ofVariants(variantIds),
  })
  const pricing = createPricing({ ...core, merchants })
  const flashSales = (later.flashSales = createFlashSales({ ...core, capacity, catalogue }))
  const search = (later.search = createSearch(searchParts({ database, merchants, catalogue, capacity, jobs, rememberSeconds: searchRememberSeconds })))
  return { catalogue, pricing, flashSales, search }
}

function holdRules({ holdMinutes, holds }: ModuleOptions['config']): Pick<Parameters<typeof createCheckout>[0], 'holdMinutes' | 'holdLimits'> {
  return { holdMinutes, holdLimits: holds }
}

function lineRules({ admission: { perSecond, minutes, waitingMax } }: ModuleOptions['config']): Parameters<typeof createAdmission>[0]['rules'] {
  return { ratePerSecond: perSecond, admittedSeconds: minutes * 60, waitingMax }
}

interface SearchSources {
  readonly database: Database
  readonly merchants: Merchants
  readonly catalogue: Catalogue
  readonly capacity: Capacity
  readonly jobs: Jobs
  readonly rememberSeconds: number | undefined
}
/** What search reads of the catalogue and of stock. */
function searchParts({ database, merchants, catalogue, capacity, jobs, rememberSeconds }: SearchSources): Parameters<typeof createSearch>[0] {
  return {
    database,
    merchants,
    documents: catalogue.searchDocuments,
    cards: catalogue.cards,
    categories: catalogue.uncountedCategories,
    availability: capacity.availability,
    wakeIndexer: wakeIndexerBy(jobs),
    rememberSeconds,
  }
}

/** The sandbox provider speaks to our public door, as a real one would. */
function deliverTo(http: FastifyInstance): (headers: Record<string, string>, body: string) => Promise<void> {
  return async (headers, body) => {
    await http.inject({ method: 'POST', url: '/api/v1/payment-notifications/sandbox', headers, payload: body })
  }
}

async function variantOf(catalogue: Catalogue, executor: Db | Tx, variantId: Id<'var'>): Promise<VariantOfShop | undefined> {
  const [known] = await catalogue.variantPools(executor, [variantId])
  const offer = known && (await catalogue.offerFacts(executor, [known.offerId])).get(known.offerId)
  return offer && { ...known, title: offer.title, fulfilment: kindOf(offer.kind).fulfilment }
}

/** What the people of a page of the audit log are called; those who are gone have no name. */
async function personNames(identity: Identity, db: Db, userIds: readonly Id<'usr'>[]): Promise<Map<string, string>> {
  const people = await Promise.all(userIds.map((userId) => identity.person(db, { userId })))
  return new Map(people.flatMap((person) => (person ? [[person.userId, person.name]] : [])))
}

/** The shops a person works for, with their names. */
function shopsOf(merchants: Merchants): Parameters<typeof createStaff>[0]['shopsOf'] {
  return async (executor, userId) => {
    const memberships = await merchants.membershipsOf(executor, userId)
    const facts = await merchants.facts(
      executor,
      memberships.map(({ merchantId }) => merchantId),
    )
    return memberships.flatMap(({ merchantId, role }) => {
      const shop = facts.get(merchantId)
      return shop ? [{ merchantId, role, name: shop.name }] : []
    })
  }
}

/** The names identity shows of a person's shops. */
export async function shopNames(merchants: Merchants, db: Db, merchantIds: readonly Id<'mer'>[]): Promise<Map<Id<'mer'>, { slug: string; name: Localized }>> {
  return merchants.facts(db, merchantIds)
}

/** What identity needs of text messages, password lists and limits. */
function identityPorts({
  sms,
  clock,
  passwords,
  limits,
  challenges,
}: Platform): Pick<Parameters<typeof createIdentity>[0], 'sendText' | 'isGoodPassword' | 'guard'> {
  return {
    isGoodPassword: async (password, personal) => (await passwords.judge(password, personal)).isAcceptable,
    guard: createGuard({ limits, isSolved: challenges.verify }),
    async sendText(tx, { phone, code, minutes, locale }) {
      const usefulUntil = new Date(clock.now().getTime() + minutes * 60_000)
      await sms.queue(tx, { to: phone, template: 'code', parameters: { code, minutes: String(minutes) }, locale, usefulUntil })
    },
  }
}
