import { cartLinesMax } from '@yizhan/contract/cart'
import type { Cart as CartView, CartLine } from '@yizhan/contract/cart'
import type { Id } from '@yizhan/contract/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OfferFacts } from '#kinds/index.ts'
import { all, one, run, sql } from '#platform/db.ts'
import { systemIds } from '#platform/ids.ts'
import { openMarket } from './market.testing.ts'
import type { Market } from './market.testing.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

/** A guest with an empty cart, known by a token as any client is. */
async function newGuest() {
  const created = await market.http.inject({ method: 'POST', url: '/api/v1/carts', payload: {} })
  const { cartId, accessToken } = created.json<CartView>()
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path = '', payload?: object, headers = {}) =>
    market.http.inject({
      method,
      url: `/api/v1/carts/${cartId}${path}`,
      headers: { authorization: `Bearer ${accessToken}`, 'accept-language': 'en', ...headers },
      ...(payload && { payload }),
    })
  const { shopperId } = await one(market.database.db, sql<{ shopperId: Id<'shp'> }>`select shopper_id from carts where id = ${cartId}`)
  return {
    cartId,
    shopperId,
    ask,
    accessToken,
    add: (offer: OfferFacts, more: object = {}) => ask('POST', '/lines', { offerId: offer.offerId, ...more }),
    view: async () => (await ask('GET')).json<CartView>(),
  }
}
const linesIn = (view: CartView): CartLine[] => view.shops.flatMap(({ lines }) => lines)
const quantities = (view: CartView) => linesIn(view).map(({ quantity }) => quantity)
const announced = (cartId: Id<'crt'>) =>
  all(
    market.database.db,
    sql<{
      version: number
    }>`select (payload->>'version')::int as version from outbox_events where topic = 'cart.changed' and payload->>'cartId' = ${cartId} order by position`,
  )
const extras = {
  key: 'extras',
  name: { en: 'Extras' },
  choicesMin: 0,
  choicesMax: 2,
  choices: ['cup', 'tin'].map((key) => ({ key, name: { 'zh-CN': `${key}(中)`, en: key }, priceMinor: 200, poolId: null })),
}

describe('a cart', () => {
  test('is made once per shopper, and a guest receives a token once', async () => {
    const guest = await newGuest()
    expect(guest.accessToken).toEqual(expect.any(String))
    const again = await market.http.inject({ method: 'POST', url: '/api/v1/carts', headers: { authorization: `Bearer ${guest.accessToken}` } })
    expect([again.statusCode, again.json()]).toEqual([
      201,
      { cartId: guest.cartId, shops: [], lineCount: 0, unitCount: 0, subtotal: { amountMinor: 0, currency: 'CNY' }, version: 1 },
    ])
  })
  test('is null for a visitor without one, and found by its shopper', async () => {
    expect((await market.http.inject({ url: '/api/v1/carts/current' })).json()).toEqual({ cart: null })
    expect((await market.http.inject({ url: '/api/v1/carts/current/size' })).json()).toEqual({ unitCount: 0 })
    const guest = await newGuest()
    expect((await market.http.inject({ url: '/api/v1/carts/current', headers: { authorization: `Bearer ${guest.accessToken}` } })).json().cart.cartId).toBe(
      guest.cartId,
    )
  })
  test('of another shopper is not found, to read and to change', async () => {
    const [guest, stranger, offer] = [await newGuest(), await newGuest(), await market.addOffer()]
    const lineId = linesIn((await guest.add(offer, { quantity: 2 })).json())[0]?.lineId
    const headers = { authorization: `Bearer ${stranger.accessToken}` }
    const sizeFor = async (accessToken = '') =>
      (await market.http.inject({ url: '/api/v1/carts/current/size', headers: { authorization: `Bearer ${accessToken}` } })).json().unitCount
    expect([await sizeFor(guest.accessToken), await sizeFor(stranger.accessToken)]).toEqual([2, 0])
    const answers = [
      await guest.ask('GET', '', undefined, headers),
      await guest.ask('POST', '/lines', { offerId: offer.offerId }, headers),
      await guest.ask('PATCH', `/lines/${lineId}`, { quantity: 2 }, headers),
      await guest.ask('DELETE', `/lines/${lineId}`, undefined, headers),
    ]
    expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual(Array.from({ length: 4 }, () => [404, 'cart.not-found']))
    expect(quantities(await guest.view())).toEqual([2])
  })
  test('is shown shop by shop, with prices, words and pictures in the reader’s language', async () => {
    const [guest, tea] = [await newGuest(), await market.addOffer({ stock: [5, null], optionGroups: [extras] })]
    const added = await guest.add(tea, { variantId: tea.variants[0]?.variantId, selection: { choices: { extras: ['tin', 'cup'] } }, quantity: 2 })
    expect(added.statusCode).toBe(201)
    const [shop] = added.json<CartView>().shops
    expect(shop).toMatchObject({
      name: 'Tea house',
      freeDeliveryFrom: { amountMinor: 9900, currency: 'CNY' },
      subtotal: { amountMinor: 2800, currency: 'CNY' },
    })
    expect(shop?.lines).toMatchObject([
      {
        title: 'Green tea',
        chosen: ['size 0', 'cup', 'tin'],
        quantity: 2,
        unitPrice: { amountMinor: 1400 },
        total: { amountMinor: 2800 },
        unitPriceWhenAdded: null,
        selection: { choices: { extras: ['cup', 'tin'] } },
        picture: { url: '/pictures/tea', alt: 'Green tea' },
        availability: { state: 'few', available: 5 },
        problem: null,
      },
    ])
    const chinese = (await guest.ask('GET', '', undefined, { 'accept-language': 'zh-CN' })).json<CartView>()
    expect([chinese.shops[0]?.name, linesIn(chinese)[0]?.chosen]).toEqual(['茶馆', ['size 0', 'cup(中)', 'tin(中)']])
  })
})

describe('adding', () => {
  test('grows an equal line, whatever the order of its choices, and keeps others apart', async () => {
    const [guest, tea] = [await newGuest(), await market.addOffer({ optionGroups: [extras] })]
    await guest.add(tea, { selection: { choices: { extras: ['cup', 'tin'] } } })
    await guest.add(tea, { selection: { choices: { extras: ['tin', 'cup'] } }, quantity: 2 })
    const view = (await guest.add(tea)).json<CartView>()
    expect([quantities(view), view.lineCount, view.unitCount, view.version]).toEqual([[3, 1], 2, 4, 4])
    expect(await announced(guest.cartId)).toEqual([{ version: 2 }, { version: 3 }, { version: 4 }])
  })
  test('refuses more than there is, over all lines that share the stock, and changes nothing', async () => {
    const [guest, tea] = [await newGuest(), await market.addOffer({ stock: [5], optionGroups: [extras] })]
    await guest.add(tea, { quantity: 3 })
    const refused = await guest.add(tea, { quantity: 3, selection: { choices: { extras: ['tin'] } } })
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { code: 'line.sold-out', title: 'Only 2 of “Green tea” are left; take fewer or another one.', details: { available: 2 } },
    ])
    expect((await guest.add(tea, { quantity: 3 })).json()).toMatchObject({ code: 'line.sold-out', details: { available: 5 } })
    const view = await guest.view()
    expect([quantities(view), view.version, await announced(guest.cartId)]).toEqual([[3], 2, [{ version: 2 }]])
  })
  test('refuses what cannot be chosen, by the same validator as an order', async () => {
    const [guest, sizes, tea] = [
      await newGuest(),
      await market.addOffer({ stock: [null, null] }),
      await market.addOffer({
        optionGroups: [extras],
        optionRules: [{ when: { group: 'extras', choice: 'cup' }, excludes: [{ group: 'extras', choice: 'tin' }], reason: { 'zh-CN': '杯子放不进罐子。' } }],
      }),
    ]
    expect((await guest.add(sizes)).json()).toMatchObject({ status: 409, code: 'line.variant-unknown' })
    expect((await guest.add(tea, { selection: { choices: { extras: ['cup', 'tin'] } } })).json()).toMatchObject({
      status: 409,
      code: 'line.selection-invalid',
      title: 'The choices for “Green tea” need a change: 杯子放不进罐子。',
    })
    expect((await guest.add(tea, { quantity: 1000 })).json()).toMatchObject({ status: 409, code: 'line.quantity-too-high', details: { limit: 999 } })
    await guest.add(tea, { quantity: 998 })
    expect((await guest.add(tea, { quantity: 2 })).json().code).toBe('line.quantity-too-high')
    for (const quantity of [0, -1, 1.5, 10_000]) expect((await guest.add(tea, { quantity })).json().code).toBe('request.invalid')
    expect(quantities(await guest.view())).toEqual([998])
  })
  test('refuses what is not sold: unknown, draft, archived, in a closed shop', async () => {
    const [guest, draft, archived, closed] = [
      await newGuest(),
      await market.addOffer({ state: 'draft' }),
      await market.addOffer({ state: 'archived' }),
      await market.addOffer(),
    ]
    market.closeShop(closed.merchantId)
    const codes = await Promise.all(
      [{ ...draft, offerId: systemIds.next('off') }, draft, archived, closed].map(async (offer) => (await guest.add(offer)).json().code),
    )
    expect(codes).toEqual(['catalogue.offer-not-found', 'catalogue.offer-not-found', 'line.unavailable', 'line.unavailable'])
  })
  test('loses nothing when devices add at once', async () => {
    const [guest, shared] = [await newGuest(), await market.addOffer()]
    const others = await Promise.all(Array.from({ length: 5 }, () => market.addOffer()))
    await Promise.all([...Array.from({ length: 10 }, () => guest.add(shared)), ...others.map((offer) => guest.add(offer))])
    const view = await guest.view()
    expect([quantities(view).toSorted((a, b) => b - a), view.version]).toEqual([[10, 1, 1, 1, 1, 1], 16])
  })
  test('adds once for a repeated key', async () => {
    const [guest, tea] = [await newGuest(), await market.addOffer()]
    const add = () => guest.ask('POST', '/lines', { offerId: tea.offerId }, { 'idempotency-key': 'add-tea-once' })
    const [first, second] = [await add(), await add()]
    expect([second.json(), second.headers['idempotency-replayed'], quantities(await guest.view())]).toEqual([first.json(), 'true', [1]])
  })
  test('runs at most 12 statements, identification included, for 1 line and for 200; the 201st is refused', async () => {
    const [guest, stocked] = [await newGuest(), await market.addOffer({ stock: [500] })]
    const offers = await Promise.all(Array.from({ length: cartLinesMax - 1 }, () => market.addOffer({ merchantId: stocked.merchantId, stock: [9] })))
    market.statements.length = 0
    await guest.add(stocked)
    const forOne = market.statements.length
    await market.database.transaction((tx) =>
      market.cart.addLines(
        tx,
        guest.shopperId,
        offers.map(({ offerId }) => ({ offerId, selection: {}, quantity: 1 })),
      ),
    )
    market.statements.length = 0
    const view = (await guest.add(stocked)).json<CartView>()
    expect([view.lineCount, market.statements.length]).toEqual([cartLinesMax, forOne])
    expect(forOne).toBeLessThanOrEqual(12)
    expect(market.statements.find((text) => /from carts[\s\S]*for update$/.test(text))).toBeDefined()
    market.statements.length = 0
    await guest.view()
    expect(market.statements.length).toBeLessThanOrEqual(7)
    expect((await guest.add(await market.addOffer())).json()).toMatchObject({ status: 409, code: 'cart.full', details: { limit: 200 } })
  })
})

describe('what changed since', () => {
  test('is told: another price, a sold out line, one no longer sold; only what can be bought counts', async () => {
    const guest = await newGuest()
    const [dearer, scarce, gone, kept] = [
      await market.addOffer({ stock: [9] }),
      await market.addOffer({ stock: [9] }),
      await market.addOffer({ stock: [9, 9] }),
      await market.addOffer({ stock: [9] }),
    ]
    await guest.add(dearer)
    await guest.add(scarce, { quantity: 3 })
    await guest.add(gone, { variantId: gone.variants[1]?.variantId })
    await guest.add(kept)
    market.changeOffer(dearer, { variants: dearer.variants.map((variant) => ({ ...variant, priceMinor: 1200 })) })
    await market.setStock(scarce.variants[0]?.poolId, 2)
    market.changeOffer(gone, { variants: gone.variants.slice(0, 1) })
    const view = await guest.view()
    expect(
      linesIn(view).map(({ problem, unitPrice, unitPriceWhenAdded, chosen }) => [
        problem,
        unitPrice.amountMinor,
        unitPriceWhenAdded?.amountMinor ?? null,
        chosen,
      ]),
    ).toEqual([
      [null, 1200, 1000, []],
      [{ code: 'line.sold-out', message: 'Only 2 of “Green tea” are left; take fewer or another one.', fix: 'Change the quantity to 2.' }, 1000, null, []],
      [{ code: 'line.variant-unknown', message: 'Choose a variant of “Green tea” first.', fix: 'Choose the variant again.' }, 1000, null, ['size 1']],
      [null, 1000, null, []],
    ])
    expect([view.subtotal.amountMinor, view.lineCount, view.unitCount]).toEqual([2200, 4, 6])
    market.changeOffer(kept, { state: 'draft' })
    expect(linesIn(await guest.view())[3]).toMatchObject({
      title: 'Green tea',
      picture: null,
      problem: { code: 'catalogue.offer-not-found', fix: 'Remove it.' },
      availability: { state: 'none' },
    })
  })
  test('a price seen again is the price seen', async () => {
    const [guest, tea] = [await newGuest(), await market.addOffer()]
    await guest.add(tea)
    market.changeOffer(tea, { variants: tea.variants.map((variant) => ({ ...variant, priceMinor: 900 })) })
    const [line] = linesIn(await guest.view())
    const changed = (await guest.ask('PATCH', `/lines/${line?.lineId}`, { quantity: 2 })).json<CartView>()
    expect(linesIn(changed)[0]).toMatchObject({ unitPrice: { amountMinor: 900 }, unitPriceWhenAdded: { amountMinor: 1000 } })
    expect(linesIn((await guest.add(tea)).json())[0]).toMatchObject({ quantity: 3, unitPriceWhenAdded: null })
  })
})

describe('changing', () => {
  test('sets quantity, variant and options, and keeps the line’s place', async () => {
    const [guest, tea, other] = [await newGuest(), await market.addOffer({ stock: [5, 5], optionGroups: [extras] }), await market.addOffer()]
    const lineId = linesIn((await guest.add(tea, { variantId: tea.variants[0]?.variantId })).json())[0]?.lineId
    await guest.add(other)
    const changed = await guest.ask('PATCH', `/lines/${lineId}`, {
      quantity: 4,
      variantId: tea.variants[1]?.variantId,
      selection: { choices: { extras: ['cup'] } },
    })
    expect(linesIn(changed.json())[0]).toMatchObject({ lineId, quantity: 4, chosen: ['size 1', 'cup'], total: { amountMinor: 4800 } })
    expect(linesIn(await guest.view())).toEqual(linesIn(changed.json()))
  })
  test('joins a line that becomes equal to another', async () => {
    const [guest, tea] = [await newGuest(), await market.addOffer({ stock: [5, 5] })]
    const [small, large] = tea.variants.map(({ variantId }) => variantId)
    await guest.add(tea, { variantId: small, quantity: 2 })
    const lineId = linesIn((await guest.add(tea, { variantId: large, quantity: 3 })).json())[1]?.lineId
    const joined = (await guest.ask('PATCH', `/lines/${lineId}`, { variantId: small })).json<CartView>()
    expect(linesIn(joined)).toMatchObject([{ lineId, variantId: small, quantity: 5 }])
    expect(linesIn(await guest.view())).toEqual(linesIn(joined))
  })
  test('refuses too many, a wrong choice and a line that is gone, and changes nothing', async () => {
    const [guest, tea] = [await newGuest(), await market.addOffer({ stock: [5] })]
    const lineId = linesIn((await guest.add(tea, { quantity: 2 })).json())[0]?.lineId
    expect((await guest.ask('PATCH', `/lines/${lineId}`, { quantity: 6 })).json()).toMatchObject({
      status: 409,
      code: 'line.sold-out',
      details: { available: 5 },
    })
    expect((await guest.ask('PATCH', `/lines/${lineId}`, { selection: { choices: { size: ['xl'] } } })).json().code).toBe('line.selection-invalid')
    expect((await guest.ask('PATCH', `/lines/${systemIds.next('lin')}`, { quantity: 1 })).json()).toMatchObject({ status: 404, code: 'cart.line-not-found' })
    expect(await guest.view()).toMatchObject({ version: 2, unitCount: 2 })
  })
})

describe('removing', () => {
  test('takes the line out once', async () => {
    const [guest, tea] = [await newGuest(), await market.addOffer()]
    const lineId = linesIn((await guest.add(tea)).json())[0]?.lineId
    expect((await guest.ask('DELETE', `/lines/${lineId}`)).json()).toMatchObject({ lineCount: 0, version: 3, shops: [] })
    expect((await guest.ask('DELETE', `/lines/${lineId}`)).json()).toMatchObject({ status: 404, code: 'cart.line-not-found' })
    expect(await announced(guest.cartId)).toEqual([{ version: 2 }, { version: 3 }])
  })
  test('takes out what was ordered and leaves the rest', async () => {
    const [guest, tea, cup] = [await newGuest(), await market.addOffer(), await market.addOffer()]
    await guest.add(tea)
    const lines = linesIn((await guest.add(cup)).json())
    const remove = () => market.database.transaction((tx) => market.cart.removeOrdered(tx, guest.cartId, [lines[0]?.lineId ?? systemIds.next('lin')]))
    await remove()
    await remove()
    expect(await guest.view()).toMatchObject({ lineCount: 1, version: 4 })
    expect(linesIn(await guest.view())[0]?.offerId).toBe(cup.offerId)
  })
})

describe('signing in', () => {
  const merge = (from: Id<'shp'>, into: Id<'shp'>) => market.database.transaction((tx) => market.cart.merge(tx, { fromShopperId: from, intoShopperId: into }))

  test('gives the guest’s cart to a person without one', async () => {
    const [guest, tea, person] = [await newGuest(), await market.addOffer(), systemIds.next('shp')]
    await guest.add(tea)
    await merge(guest.shopperId, person)
    await merge(guest.shopperId, person)
    expect(await market.cart.viewCurrent(market.database.db, person, 'en')).toMatchObject({ cartId: guest.cartId, lineCount: 1, version: 3 })
    expect(await market.cart.viewCurrent(market.database.db, guest.shopperId, 'en')).toBeNull()
  })
  test('joins the guest’s lines to the cart the person has, once', async () => {
    const [guest, person, tea, cup] = [await newGuest(), await newGuest(), await market.addOffer(), await market.addOffer()]
    await person.add(tea, { quantity: 3 })
    await guest.add(tea, { quantity: 2 })
    await guest.add(cup)
    await Promise.all([merge(guest.shopperId, person.shopperId), merge(guest.shopperId, person.shopperId)])
    const view = await person.view()
    expect([linesIn(view).map(({ offerId, quantity }) => [offerId, quantity]), view.version]).toEqual([
      [
        [tea.offerId, 5],
        [cup.offerId, 1],
      ],
      3,
    ])
    expect((await guest.ask('GET')).statusCode).toBe(404)
    expect(await announced(person.cartId)).toEqual([{ version: 2 }, { version: 3 }])
  })
})

describe('resolveLines', () => {
  test('judges lines together, in three statements for any number, and tells units of the line, not of the pool', async () => {
    const tea = await market.addOffer({ stock: [5] })
    const poolId = tea.variants[0]?.poolId ?? null
    market.changeOffer(tea, {
      optionGroups: [
        { key: 'gift', name: { en: 'Gift' }, choicesMin: 0, choicesMax: 1, choices: [{ key: 'second', name: { en: 'A second one' }, priceMinor: 0, poolId }] },
      ],
    })
    const inputs = [2, 2, 1].map((quantity, index) => ({ offerId: tea.offerId, selection: { choices: { gift: index === 1 ? ['second'] : [] } }, quantity }))
    market.statements.length = 0
    const lines = await market.cart.resolveLines(market.database.db, inputs, null)
    expect(market.statements).toHaveLength(3)
    // 2 of 5 are the first line's; a unit of the second line takes two, so 1 is possible; the third line fits beside the first.
    expect(lines.map(({ problem }) => problem && [problem.code, problem.details.available])).toEqual([null, ['line.sold-out', 1], null])
    expect(lines.map(({ availability }) => availability)).toEqual([5, 2, 5].map((available) => ({ state: 'few', available })))
  })
})

test('a token that opens one order opens no cart', async () => {
  const guest = await newGuest()
  await run(market.database.db, sql`update shopper_tokens set order_id = ${systemIds.next('ord')} where shopper_id = ${guest.shopperId}`)
  expect((await guest.ask('GET')).statusCode).toBe(404)
  expect((await market.http.inject({ url: '/api/v1/carts/current', headers: { authorization: `Bearer ${guest.accessToken}` } })).json()).toEqual({ cart: null })
})
