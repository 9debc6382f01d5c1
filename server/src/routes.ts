import type { Config } from './config.ts'
import type { Modules } from './modules.ts'
import { shopNames } from './modules.ts'
import type { Platform } from './platform.ts'
import { demoAccounts } from './demo/demo-accounts.ts'
import { sealedColumns } from './sealed-columns.ts'
import { createVerificationRuns, serveVerifications } from './verify/index.ts'
import { serveAdmission, serveGate } from '#modules/admission/index.ts'
import { defineAuditJobs, serveAudit, serveShopAudit } from '#modules/audit/index.ts'
import { serveCarts } from '#modules/cart/index.ts'
import { serveCatalogue, serveCategories, serveOwnOffers } from '#modules/catalogue/index.ts'
import { defineCheckoutJobs, serveCheckout } from '#modules/checkout/index.ts'
import { serveFulfilment } from '#modules/fulfilment/index.ts'
import { defineIdentityJobs, serveIdentity } from '#modules/identity/index.ts'
import { serveApiKeys } from '#modules/integrators/index.ts'
import { serveOwnShop, serveShops } from '#modules/merchants/index.ts'
import { serveEvents } from '#modules/notifications/index.ts'
import { defineOrderJobs, serveAllOrders, serveOrders, serveShopOrders } from '#modules/orders/index.ts'
import { definePaymentJobs, serveBooks, servePayments } from '#modules/payments/index.ts'
import { serveCoupons, serveFlashSales } from '#modules/pricing/index.ts'
import { createSecrets, serveSecrets } from '#modules/secrets/index.ts'
import { definePrivacyJobs, serveOwnData, servePrivacy } from '#modules/privacy/index.ts'
import { serveRecommendations } from '#modules/recommendations/index.ts'
import { defineSearchJobs, serveSearch } from '#modules/search/index.ts'
import { serveAppeals, serveOperators, servePeopleForStaff } from '#modules/staff/index.ts'
import type { Database } from '#platform/db.ts'
import type { Api } from '#platform/http/api.ts'
import { serveContentReports } from '#platform/http/content-reports.ts'
import { networkOf } from '#platform/http/network.ts'
import type { Log } from '#platform/log.ts'

export interface RouteParts {
  readonly modules: Modules
  readonly platform: Platform
  readonly config: Config
  readonly database: Database
  readonly log: Log
}

/** Every route and every job of the modules. */
export function serveModules(api: Api, parts: RouteParts): void {
  servePeople(api, parts)
  serveAssortment(api, parts)
  serveOrdering(api, parts)
  servePersonal(api, parts)
  serveSystem(api, parts)
  defineJobs(parts)
}

/** Who people are, and who works in which shop. */
function servePeople(api: Api, { modules, platform, config, database }: RouteParts): void {
  const { identity, merchants, integrators, staff, auditLog, search } = modules
  serveIdentity(api, {
    identity,
    shopNames: (ids) => shopNames(merchants, database.db, ids),
    demoAccounts: () => (config.isDemo && config.mode === 'development' ? demoAccounts() : []),
  })
  serveShops(api, { merchants, database, offerCounts: async () => (await search.offerCounts()).ofMerchants })
  serveOwnShop(api, { merchants, identity, database })
  serveApiKeys(api, integrators)
  serveOperators(api, staff)
  servePeopleForStaff(api, staff)
  serveAppeals(api, { staff, limits: platform.limits })
  serveAudit(api, auditLog)
  serveShopAudit(api, auditLog)
}

/** What is sold, for how much, and how it is found. */
function serveAssortment(api: Api, { modules: { catalogue, search, pricing, flashSales, recommendations }, database }: RouteParts): void {
  serveCatalogue(api, { catalogue, database })
  serveCategories(api, { catalogue, database })
  serveOwnOffers(api, { catalogue })
  serveSearch(api, { search })
  serveCoupons(api, { pricing, database })
  serveFlashSales(api, { flashSales })
  serveRecommendations(api, { recommendations })
}

/** From the cart to the parcel. */
function serveOrdering(api: Api, { modules, platform, config, database }: RouteParts): void {
  const { identity, merchants, admission, cart, payments, sandbox, orders, checkout, fulfilment } = modules
  serveCarts(api, { cart, identity, database })
  servePayments(api, { ...platform, payments, database, sandbox, tradeOfOrder: (orderId) => orders.tradeOfOrder(orderId) })
  serveBooks(api, {
    payments,
    database,
    currencyOf: async (executor, merchantId) => (await merchants.facts(executor, [merchantId])).get(merchantId)?.currency,
    escrowOf: (executor, merchantId) => orders.escrowOf(executor, merchantId),
  })
  serveOrders(api, orders)
  serveShopOrders(api, orders)
  serveAllOrders(api, orders)
  serveAdmission(api, admission)
  serveGate(api, admission)
  serveCheckout(api, {
    checkout,
    enter: (visit) => admission.enter(visit),
    networkKeyOf: (ip) => (config.hasRateLimits ? platform.crypto.blindIndex(networkOf(ip), 'hold-network') : null),
    isSecure: config.publicUrl.startsWith('https:'),
  })
  serveFulfilment(api, { fulfilment, viewForMerchant: ({ merchantId, orderId }, locale) => orders.viewForStaff(orderId, { merchantId }, locale) })
}

/** What people decide about their own data. */
function servePersonal(api: Api, { modules: { privacy }, platform: { jobs, files } }: RouteParts): void {
  servePrivacy(api, { privacy })
  serveOwnData(api, { privacy })
  definePrivacyJobs(jobs, { privacy: () => privacy, files })
}

function serveSystem(api: Api, { platform, database, log }: RouteParts): void {
  serveEvents(api, platform)
  serveSecrets(api, createSecrets({ ...platform, database, log, tables: sealedColumns }))
  serveContentReports(api, { ...platform, log })
  serveVerifications(api, createVerificationRuns({ ...platform, database, log }))
}

function defineJobs({ modules: { identity, orders, checkout, search, auditLog, payments }, platform: { jobs, clock }, log }: RouteParts): void {
  defineIdentityJobs(jobs, { identity: () => identity })
  defineOrderJobs(jobs, { orders: () => orders, clock })
  defineCheckoutJobs(jobs, { checkout: () => checkout, clock })
  defineSearchJobs(jobs, { search: () => search })
  defineAuditJobs(jobs, { auditLog: () => auditLog, log })
  definePaymentJobs(jobs, { payments: () => payments, clock })
}
