import { beforeAll, describe, expect, test } from 'vitest'
import routes from '../web/src/routes.ts'
import type { ApiClient } from './api.ts'
import { useBrowser } from './browser.ts'
import { checkPage, inlineCodeOf } from './check-page.ts'
import { confirmedClient, people } from './steps.ts'
import { buildWorld } from './world.ts'
import type { World } from './world.ts'

const visit = useBrowser('page')

const widths = [360, 768, 1440] as const
/** Pictures for people to look at take as long as the checks: the two ends are enough. */
const pictured: ReadonlySet<number> = new Set([360, 1440])

type Audience = 'guest' | 'shopper' | 'merchant' | 'operator'
interface PageCase {
  /** As in the routes file. */
  readonly route: string
  readonly who: Audience
  /** Addresses with something to see; several where a page has several faces. */
  readonly at: (world: World) => readonly string[]
}

const page = (who: Audience, route: string, at: PageCase['at'] = () => [route]): PageCase => ({ route, who, at })

const pages: readonly PageCase[] = [
  // First of all: they ask for a confirmation that is some minutes old at most.
  page('shopper', '/account/security/password'),
  page('shopper', '/account/security/email'),
  page('shopper', '/account/security/phone'),
  page('guest', '/'),
  page('guest', '/categories'),
  page('guest', '/offers', () => ['/offers', '/offers?query=%E8%8C%B6&sort=price', '/offers?query=zzzzzz']),
  page('guest', '/offers/:offerId', ({ tea, customPhone, gameCard }) => [tea, customPhone, gameCard].map(({ offerId }) => `/offers/${offerId}`)),
  page('guest', '/compare', ({ tea, pot }) => ['/compare', `/compare?ids=${tea.offerId},${pot.offerId}`]),
  page('guest', '/shops'),
  page('guest', '/shops/:slug', ({ tea }) => [`/shops/${tea.shop.slug}`]),
  page('guest', '/appeal', () => ['/appeal', '/appeal?sent']),
  page('guest', '/help'),
  page('guest', '/help/errors'),
  page('guest', '/help/:article', () => ['/help/ordering', '/help/returns']),
  page('guest', '/privacy'),
  page('guest', '/privacy/versions/:version', () => ['/privacy/versions/1']),
  page('guest', '/privacy/third-parties'),
  page('guest', '/is-this-us'),
  page('guest', '/keep-account', () => ['/keep-account?token=x']),
  page('guest', '/lookup'),
  page('guest', '/sign-in'),
  page('guest', '/sign-in/phone'),
  page('guest', '/sign-up'),
  page('guest', '/reset-password'),
  page('guest', '/freeze', () => ['/freeze?token=prf_0.of-no-mail-of-ours', '/freeze']),
  page('guest', '/unfreeze', () => ['/unfreeze', '/unfreeze?frozen']),
  page('guest', '/development/mails'),
  page('guest', '/development/texts'),
  page('shopper', '/cart'),
  page('shopper', '/checkout'),
  page('shopper', '/cashier/:paymentId', ({ unpaid }) => [`/cashier/${unpaid.paymentId}`]),
  page('shopper', '/sandbox/:paymentId', ({ unpaid }) => [`/sandbox/${unpaid.paymentId}`]),
  page('shopper', '/trades/:tradeId', ({ issued }) => [`/trades/${issued.tradeId}`]),
  page('shopper', '/orders', () => ['/orders', '/orders?state=toPay']),
  page('shopper', '/orders/:orderId', ({ unpaid, sent, issued, cancelled }) => [unpaid, sent, issued, cancelled].map(({ orderId }) => `/orders/${orderId}`)),
  page('shopper', '/orders/:orderId/address', ({ paid }) => [`/orders/${paid.orderId}/address`]),
  page('shopper', '/orders/:orderId/arrived', ({ sent }) => [`/orders/${sent.orderId}/arrived`]),
  page('shopper', '/orders/:orderId/cancel', ({ paid }) => [`/orders/${paid.orderId}/cancel`]),
  page('shopper', '/orders/:orderId/receipt', ({ sent }) => [`/orders/${sent.orderId}/receipt`]),
  page('shopper', '/orders/:orderId/reorder', ({ sent }) => [`/orders/${sent.orderId}/reorder`]),
  page('shopper', '/account'),
  page('shopper', '/account/privacy'),
  page('shopper', '/account/privacy/exports/:exportId', () => ['/account/privacy/exports/pxp_01jd0000000000000000000000?token=x']),
  page('shopper', '/account/addresses'),
  page('shopper', '/account/addresses/:addressId', ({ addressId }) => [`/account/addresses/${addressId}`, '/account/addresses/new']),
  page('shopper', '/confirm'),
  page('shopper', '/account/security'),
  page('shopper', '/account/security/devices'),
  page('shopper', '/account/security/events'),
  page('shopper', '/account/security/name'),
  page('shopper', '/account/security/freeze'),
  page('shopper', '/account/security/passkeys'),
  page('shopper', '/account/security/authenticator'),
  page('shopper', '/account/security/recovery-codes'),
  page('merchant', '/merchant', () => ['/merchant?choose']),
  page('merchant', '/merchant/open'),
  page('merchant', '/merchant/:merchantId', ({ merchantId }) => [`/merchant/${merchantId}`]),
  page('merchant', '/merchant/:merchantId/orders', ({ merchantId }) => [`/merchant/${merchantId}/orders`]),
  page('merchant', '/merchant/:merchantId/orders/:orderId', ({ merchantId, paid, sent }) =>
    [paid, sent].map(({ orderId }) => `/merchant/${merchantId}/orders/${orderId}`),
  ),
  page('merchant', '/merchant/:merchantId/offers', ({ merchantId }) => [`/merchant/${merchantId}/offers`]),
  page('merchant', '/merchant/:merchantId/offers/new', ({ merchantId }) => [`/merchant/${merchantId}/offers/new`]),
  page('merchant', '/merchant/:merchantId/offers/:offerId', ({ merchantId, tea }) => [`/merchant/${merchantId}/offers/${tea.offerId}`]),
  page('merchant', '/merchant/:merchantId/exchange', ({ merchantId }) => [`/merchant/${merchantId}/exchange`]),
  page('merchant', '/merchant/:merchantId/exchange/:importId', ({ merchantId, importId }) => [`/merchant/${merchantId}/exchange/${importId}`]),
  page('merchant', '/merchant/:merchantId/coupons', ({ merchantId }) => [`/merchant/${merchantId}/coupons`]),
  page('merchant', '/merchant/:merchantId/coupons/new', ({ merchantId }) => [`/merchant/${merchantId}/coupons/new`]),
  page('merchant', '/merchant/:merchantId/flash-sales', ({ merchantId }) => [`/merchant/${merchantId}/flash-sales`]),
  page('merchant', '/merchant/:merchantId/flash-sales/new', ({ merchantId, tea }) =>
    ['', `?offerId=${tea.offerId}`].map((query) => `/merchant/${merchantId}/flash-sales/new${query}`),
  ),
  page('merchant', '/merchant/:merchantId/books', ({ merchantId }) => [`/merchant/${merchantId}/books`]),
  page('merchant', '/merchant/:merchantId/settings', ({ merchantId }) => [`/merchant/${merchantId}/settings`]),
  page('merchant', '/merchant/:merchantId/members', ({ merchantId }) => [`/merchant/${merchantId}/members`]),
  page('merchant', '/merchant/:merchantId/api-keys', ({ merchantId }) => [`/merchant/${merchantId}/api-keys`]),
  page('merchant', '/merchant/:merchantId/audit', ({ merchantId }) => ['', '?subject=none'].map((query) => `/merchant/${merchantId}/audit${query}`)),
  page('merchant', '/merchant/:merchantId/audit/:entryId', ({ merchantId, auditEntryId }) => [`/merchant/${merchantId}/audit/${auditEntryId}`]),
  page('operator', '/operator'),
  page('operator', '/operator/orders'),
  page('operator', '/operator/orders/:orderId', ({ paid }) => [`/operator/orders/${paid.orderId}`]),
  page('operator', '/operator/people'),
  page('operator', '/operator/people/find'),
  page('operator', '/operator/people/:userId', ({ buyerId }) => [`/operator/people/${buyerId}`]),
  page('operator', '/operator/appeals'),
  page('operator', '/operator/admission'),
  page('operator', '/operator/categories'),
  page('operator', '/operator/categories/new'),
  page('operator', '/operator/categories/:slug', ({ tea }) => [`/operator/categories/${tea.categorySlug}`]),
  page('operator', '/operator/audit', () => ['/operator/audit', '/operator/audit?act=dispatchOrder&address=127.0.0.1']),
  page('operator', '/operator/audit/:entryId', ({ auditEntryId }) => [`/operator/audit/${auditEntryId}`]),
  page('operator', '/operator/verification'),
  page('operator', '/operator/keys'),
]

/** Of another shop than the other merchant pages: only cards have codes. */
const codePages: readonly PageCase[] = [
  page('merchant', '/merchant/:merchantId/offers/:offerId/codes', ({ gameCard }) => [`/merchant/${gameCard.shop.merchantId}/offers/${gameCard.offerId}/codes`]),
]

/** Nothing to look at here: they answer other pages' forms, show a mail, say that there is no such page, or are seen only while people wait (waiting-room.test.ts). */
const withoutPage = ['/preferences', '/development/mails/:mailId', '/waiting', '/*', '/merchant/:merchantId/*', '/operator/*']

interface RouteEntry {
  readonly path?: string
  readonly index?: boolean
  readonly children?: readonly RouteEntry[]
}

/** Every address the routes file knows, with its parameters as they stand there. */
function addressesOf(entries: readonly RouteEntry[], above = ''): string[] {
  return entries.flatMap(({ path, index, children }) => {
    const here = path ? `${above}/${path}` : above
    if (children) return addressesOf(children, here)
    return index || path ? [here || '/'] : []
  })
}

test('every route of the routes file is looked at', () => {
  const looked = [...pages, ...codePages].map(({ route }) => route)
  expect([...looked, ...withoutPage].toSorted()).toEqual(addressesOf(routes).toSorted())
})

describe('every page at every width has no barrier, no sideways scrolling, nothing inline and no errors', () => {
  let world: World
  let clients: Record<Exclude<Audience, 'guest'> | 'cardMerchant', ApiClient>
  beforeAll(async () => {
    world = await buildWorld()
    const [shopper, merchant, operator, cardMerchant] = await Promise.all(
      [people.otherShopper, people.teaHouseOwner, people.operator, people.cardOwner].map(confirmedClient),
    )
    if (!shopper || !merchant || !operator || !cardMerchant) throw new Error('nobody signed in')
    clients = { shopper, merchant, operator, cardMerchant }
  })
  const look = async ({ at, route }: PageCase, client: ApiClient | undefined) => {
    for (const [index, address] of at(world).entries()) {
      const visitor = await visit('desktop')
      if (client) await visitor.context.addCookies(client.cookies())
      for (const width of widths) {
        await visitor.page.setViewportSize({ width, height: 900 })
        if (width === widths[0]) await visitor.open(address)
        expect(new URL(visitor.page.url()).pathname).toBe(address.split('?')[0])
        await checkPage(visitor)
        if (width === widths[0]) expect(inlineCodeOf(await (await visitor.context.request.get(address)).text())).toEqual([])
        if (index === 0 && pictured.has(width)) await visitor.screenshot(`${route.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '') || 'home'}-${width}`)
      }
      await visitor.context.close()
    }
  }
  test.for(pages)('$route as $who', async (one) => {
    await look(one, one.who === 'guest' ? undefined : clients[one.who])
  })
  test.for(codePages)('$route as $who', async (one) => {
    await look(one, clients.cardMerchant)
  })
})
