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
import { serveIdentity } from '#modules/identity/index.ts'
import { serveApiKeys } from '#modules/integrators/index.ts'
import { serveOwnShop, serveShops } from '#modules/merchants/index.ts'
import { serveEvents } from '#modules/notifications/index.ts'
import { defineOrderJobs, serveAllOrders, serveOrders, serveShopOrders } from '#modules/orders/index.ts'
import { definePaymentJobs, serveBooks, servePayments } from '#modules/payments/index.ts'
import { serveCoupons, serveFlashSales } from '#modules/pricing/index.ts'
import { createSecrets, serveSecrets } from '#modules/secrets/index.ts'
import { serveRecommendations } from '#modules/recommendations/index.ts'
import { defineSearchJobs, serveSearch } from '#modules/search/index.ts'
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
  const { modules, platform, config, database, log } = parts
  const { merchants, admission, catalogue, search, cart, payments, sandbox, pricing, flashSales, orders, checkout, fulfilment, recommendations } = modules
  const { jobs, clock } = platform
  servePeople(api, parts)
  serveCatalogue(api, { catalogue, database })
  serveCategories(api, { catalogue, database })
  serveOwnOffers(api, { catalogue })
  serveSearch(api, { search })
  serveCoupons(api, { pricing, database })
  serveFlashSales(api, { flashSales })
  serveCarts(api, { cart, identity: modules.identity, database })
  servePayments(api, { payments, database, clock, jobs, sandbox, tradeOfOrder: (orderId) => orders.tradeOfOrder(orderId) })
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
  serveRecommendations(api, { recommendations })
  serveEvents(api, platform)
  serveUpkeep(api, parts)
  defineModuleJobs({ modules, platform, log })
}

/** Who people are, the shops they work for, and what they did. */
function servePeople(api: Api, { modules: { identity, merchants, integrators, auditLog, search }, config, database }: RouteParts): void {
  serveIdentity(api, {
    identity,
    database,
    shopNames: (ids) => shopNames(merchants, database.db, ids),
    demoAccounts: () => (config.isDemo && config.mode === 'development' ? demoAccounts() : []),
  })
  serveShops(api, { merchants, database, offerCounts: async () => (await search.offerCounts()).ofMerchants })
  serveOwnShop(api, { merchants, identity, database })
  serveApiKeys(api, integrators)
  serveAudit(api, auditLog)
  serveShopAudit(api, auditLog)
}

/** What the modules do in the background. */
function defineModuleJobs({ modules, platform: { jobs, clock }, log }: Pick<RouteParts, 'modules' | 'platform' | 'log'>): void {
  const { orders, checkout, search, auditLog, payments } = modules
  defineOrderJobs(jobs, { orders: () => orders, clock })
  defineCheckoutJobs(jobs, { checkout: () => checkout, clock })
  defineSearchJobs(jobs, { search: () => search })
  defineAuditJobs(jobs, { auditLog: () => auditLog, log })
  definePaymentJobs(jobs, { payments: () => payments, clock })
}

/** What operators look after: reports of browsers, keys, the verifier. */
function serveUpkeep(api: Api, { platform, database, log }: RouteParts): void {
  serveContentReports(api, { ...platform, log })
  serveSecrets(api, createSecrets({ ...platform, database, log, tables: sealedColumns }))
  serveVerifications(api, createVerificationRuns({ ...platform, database, log }))
}
