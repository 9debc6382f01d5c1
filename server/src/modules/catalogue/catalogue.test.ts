import { offerDraftSchema } from '@yizhan/contract/catalogue'
import type { OfferDraft } from '@yizhan/contract/catalogue'
import type { Id } from '@yizhan/contract/shared'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { all, one, run, sql } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { cupDraft, shirtDraft, startCatalogue } from './fixtures/catalogue-world.ts'

let world: Awaited<ReturnType<typeof startCatalogue>>
beforeAll(async () => {
  world = await startCatalogue()
})
afterAll(() => world.stop())
beforeEach(async () => {
  await run(world.database.db, sql`truncate offers, pictures, outbox_events restart identity cascade`)
})

const save = (draft: OfferDraft, existingId?: Id<'off'>) => world.catalogue.writeOffer(world.merchantId, { draft, ...(existingId && { existingId }) })
const publish = (offerId: Id<'off'>) => world.database.transaction((tx) => world.catalogue.setState(tx, { merchantId: world.merchantId, offerId }, 'published'))
const own = (offerId: Id<'off'>) => world.catalogue.readOwnOffer({ merchantId: world.merchantId, offerId }, 'en')
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError)) throw error ?? new Error('expected a refusal')
  return error
}
const events = async () => (await all(world.database.db, sql<{ topic: string }>`select topic from outbox_events order by position`)).map(({ topic }) => topic)

describe('writing an offer', () => {
  test('keeps all of a draft and announces it in the same transaction', async () => {
    const draft = shirtDraft({ tags: ['棉'], attributes: { colour: { 'zh-CN': '白', en: 'White' } }, vendor: 'Loom' })
    const offerId = await save(draft)
    const read = await own(offerId)
    expect(offerDraftSchema.parse(read)).toEqual({
      ...draft,
      variants: draft.variants.map((variant, index) => ({ ...variant, variantId: read.variants[index]?.variantId })),
    })
    expect(read.state).toBe('draft')
    expect(await events()).toEqual(['offer.changed'])
  })

  test('keeps a description free of scripts', async () => {
    const offerId = await save(cupDraft({ descriptionHtml: { en: '<p onclick="x()">Blue<script>alert(1)</script></p>' } }))
    expect((await own(offerId)).descriptionHtml).toEqual({ en: '<p>Blue</p>' })
  })

  test('keeps variants by id, by values and by sku, withdraws the missing ones and brings them back', async () => {
    const offerId = await save(shirtDraft())
    const [small, medium] = (await own(offerId)).variants
    await save(shirtDraft({ variants: [{ sku: 'other', values: [{ en: 'M' }], priceMinor: 8800, stock: 10 }] }), offerId)
    expect((await own(offerId)).variants.map(({ variantId, sku }) => [variantId, sku])).toEqual([[medium?.variantId, 'other']])
    await save(
      shirtDraft({
        variants: [
          { sku: 'shirt-S', values: [{ en: 'Small' }], priceMinor: 8800, stock: 4 },
          { variantId: medium?.variantId, values: [{ en: 'Medium' }], priceMinor: 1, stock: 4 },
        ],
      }),
      offerId,
    )
    expect((await own(offerId)).variants.map(({ variantId, stock }) => [variantId, stock])).toEqual([
      [small?.variantId, 4],
      [medium?.variantId, 4],
    ])
  })

  test('refuses stock below what is taken and changes nothing', async () => {
    const offerId = await save(cupDraft())
    const poolId = (await world.catalogue.offerFacts(world.database.db, [offerId])).get(offerId)?.variants[0]?.poolId
    if (!poolId) throw new Error('no pool')
    await run(world.database.db, sql`update buckets set taken = 2 where pool_id = ${poolId}`)
    const error = await refusal(save(cupDraft({ title: { en: 'Mug' }, variants: [{ priceMinor: 2500, stock: 1 }] }), offerId))
    expect([error.code, error.options.details]).toEqual(['catalogue.stock-below-taken', { taken: 2 }])
    expect((await own(offerId)).title).toEqual({ 'zh-CN': '杯子', en: 'Cup' })
    await save(cupDraft({ variants: [{ priceMinor: 2500, stock: 2 }] }), offerId)
    expect((await world.capacity.availability(world.database.db, [poolId])).get(poolId)).toEqual({ capacity: 2, taken: 2, available: 0 })
  })

  test('refuses what does not exist or belongs to others', async () => {
    const offerId = await save(cupDraft())
    const other = await world.openShop(`other-${Date.now()}`)
    expect((await refusal(save(cupDraft({ slug: 'x', categorySlug: 'nowhere' })))).code).toBe('catalogue.category-unknown')
    expect((await refusal(save(cupDraft()))).code).toBe('catalogue.slug-taken')
    expect((await refusal(world.catalogue.writeOffer(other, { draft: cupDraft(), existingId: offerId }))).code).toBe('catalogue.offer-not-found')
    expect((await refusal(save(cupDraft({ slug: 'x', pictureIds: [world.parts.ids.next('pic')] })))).code).toBe('catalogue.picture-not-found')
    const clashing = shirtDraft({
      slug: 'x',
      variants: [
        { values: [{ en: 'S' }], priceMinor: 1 },
        { values: [{ en: 'S' }], priceMinor: 1 },
      ],
    })
    expect((await refusal(save(clashing))).options.fieldsIn?.('en')).toEqual([
      { field: 'variants.1.values', code: 'values-repeated', message: 'another variant has the same values' },
    ])
  })

  test('counts codes by the codes there are, never by the draft', async () => {
    const offerId = await save(cupDraft({ kind: 'code', variants: [{ priceMinor: 100, stock: 50 }] }))
    expect((await own(offerId)).variants[0]?.stock).toBe(0)
  })
})

describe('publishing', () => {
  test('is refused with what is missing, and works once it is there', async () => {
    const offerId = await save(shirtDraft({ variants: [{ priceMinor: 100, stock: 1 }] }))
    const error = await refusal(publish(offerId))
    expect([error.code, error.options.details]).toEqual([
      'catalogue.offer-incomplete',
      { missing: { 'zh-CN': '第 1 个规格没有填全规格值', en: 'variant 1 lacks a value' } },
    ])
    expect((await refusal(world.catalogue.readOffer(offerId, 'en'))).code).toBe('catalogue.offer-not-found')
    await save(shirtDraft(), offerId)
    await publish(offerId)
    expect((await world.catalogue.readOffer(offerId, 'en')).title).toBe('Shirt')
    expect((await refusal(save(shirtDraft({ variants: [{ priceMinor: 100 }] }), offerId))).code).toBe('catalogue.offer-incomplete')
  })

  test('lets nobody see the offer of a closed shop', async () => {
    const offerId = await save(cupDraft())
    await publish(offerId)
    await run(world.database.db, sql`update merchants set is_open = false where id = ${world.merchantId}`)
    expect((await refusal(world.catalogue.readOffer(offerId, 'en'))).code).toBe('catalogue.offer-not-found')
    await run(world.database.db, sql`update merchants set is_open = true where id = ${world.merchantId}`)
  })
})

describe('reading', () => {
  const computer = () =>
    cupDraft({
      slug: 'pc',
      title: { 'zh-CN': '电脑' },
      variants: [{ priceMinor: 300_000, stock: null }],
      optionGroups: [
        {
          key: 'cpu',
          name: { en: 'CPU' },
          choicesMin: 1,
          choices: [
            { key: 'a', name: { en: 'A' }, priceMinor: 5000, stock: 2 },
            { key: 'b', name: { en: 'B' }, priceMinor: 9000, stock: 0 },
          ],
        },
        { key: 'bag', name: { en: 'Bag' }, choices: [{ key: 'red', name: { en: 'Red' }, priceMinor: 100 }] },
      ],
      optionRules: [{ when: { group: 'cpu', choice: 'a' }, excludes: [{ group: 'bag', choice: 'red' }], reason: { en: 'too hot' } }],
    })

  test('shows an offer in one language with stock, rules and needs', async () => {
    const offerId = await save(
      shirtDraft({
        variants: [
          { values: [{ en: 'S' }], priceMinor: 9900, stock: 3 },
          { values: [{ en: 'M' }], priceMinor: 10_900, stock: null },
        ],
      }),
    )
    await publish(offerId)
    const offer = await world.catalogue.readOffer(offerId, 'zh-CN')
    expect(offer.dimensions).toEqual([{ name: '尺码', values: ['S', 'M'] }])
    expect(offer.variants.map(({ availability }) => availability)).toEqual([
      { state: 'few', available: 3 },
      { state: 'plenty', available: null },
    ])
    expect([offer.needs, offer.rules.length, offer.shop.name, offer.shop.freeDeliveryFrom]).toEqual([
      { address: true, contact: 'any' },
      3,
      '店 first',
      { amountMinor: 9900, currency: 'CNY' },
    ])
  })

  test('summarises options that must be chosen in a card', async () => {
    const offerId = await save(computer())
    const card = (await world.catalogue.cards(world.database.db, [offerId], 'en')).get(offerId)
    expect([card?.title, card?.priceFrom.amountMinor, card?.isPriceRange, card?.availability]).toEqual(['电脑', 305_000, true, { state: 'few', available: 2 }])
    await publish(offerId)
    const { choices } = await world.catalogue.readAvailability(offerId)
    expect(choices).toEqual({
      'cpu/a': { state: 'few', available: 2 },
      'cpu/b': { state: 'none', available: 0 },
      'bag/red': { state: 'plenty', available: null },
    })
  })

  test('keeps the stock of options with their keys', async () => {
    const offerId = await save(computer())
    const before = (await world.catalogue.offerFacts(world.database.db, [offerId])).get(offerId)?.optionGroups
    await save(computer(), offerId)
    expect((await world.catalogue.offerFacts(world.database.db, [offerId])).get(offerId)?.optionGroups).toEqual(before)
  })

  test('costs the same statements for one offer and for thirty', async () => {
    const offerIds: Id<'off'>[] = []
    for (let index = 0; index < 30; index += 1) offerIds.push(await save(shirtDraft({ slug: `shirt-${index}` })))
    const count = async (work: () => Promise<unknown>) => {
      world.statements.length = 0
      await work()
      return world.statements.length
    }
    const { db } = world.database
    expect(await count(() => world.catalogue.offerFacts(db, offerIds))).toBe(1)
    expect(await count(() => world.catalogue.cards(db, offerIds, 'en'))).toBe(3)
    expect(await count(() => world.catalogue.searchDocuments(db, offerIds))).toBe(3)
    expect(await count(() => world.catalogue.listOwnOffers({ merchantId: world.merchantId, limit: 30 }, 'en'))).toBe(2)
  })

  test('gives search the words without markup and the path of the category', async () => {
    const offerId = await save(cupDraft({ descriptionHtml: { 'zh-CN': '<p>蓝&amp;白</p><ul><li>轻</li></ul>' }, attributes: { material: { en: 'clay' } } }))
    const [document] = await world.catalogue.searchDocuments(world.database.db, [offerId])
    expect(document).toMatchObject({
      isListed: false,
      description: { 'zh-CN': '蓝&白 轻' },
      categoryPath: [{ slug: 'other' }],
      priceFromMinor: 2500,
      isUnlimited: false,
      attributes: [{ key: 'material', value: { en: 'clay' } }],
    })
  })
})

describe("the shop's own list", () => {
  test('pages newest first, filters by state, words and sku, and hides the archive', async () => {
    const [shirt, cup] = [await save(shirtDraft()), await save(cupDraft())]
    const list = (query: object) => world.catalogue.listOwnOffers({ merchantId: world.merchantId, limit: 24, ...query }, 'zh-CN')
    const first = await list({ limit: 1 })
    expect([first.items.map(({ offerId }) => offerId), first.next]).toEqual([[cup], cup])
    expect(await list({ limit: 1, after: first.next })).toMatchObject({
      items: [{ offerId: shirt, available: 20, variantCount: 2, isStockLow: false }],
      next: null,
    })
    expect((await list({ query: 'shirt-m' })).items.map(({ offerId }) => offerId)).toEqual([shirt])
    expect((await list({ query: '%' })).items).toEqual([])
    expect((await list({ lowStock: true })).items.map(({ offerId }) => offerId)).toEqual([cup])
    await world.database.transaction((tx) => world.catalogue.setState(tx, { merchantId: world.merchantId, offerId: cup }, 'archived'))
    expect((await list({})).items.map(({ offerId }) => offerId)).toEqual([shirt])
    expect((await list({ state: 'archived' })).items.map(({ offerId }) => offerId)).toEqual([cup])
  })
})

describe('categories', () => {
  const name = (slug: string, parentSlug: string | null = null) =>
    world.database.transaction((tx) =>
      world.catalogue.nameCategory(tx, {
        slug,
        parentSlug,
        name: { en: slug },
        icon: 'cup',
        position: 0,
        attributes: [{ key: 'size', label: { en: 'Size' }, type: 'number', unit: 'cm', choices: [] }],
      }),
    )

  test('count what lies below them and describe attributes', async () => {
    await name('home')
    await name('cups', 'home')
    const offerId = await save(cupDraft({ categorySlug: 'cups', attributes: { size: { en: '9' }, note: { en: 'n' } } }))
    await publish(offerId)
    const categories = await world.catalogue.categories(world.database.db, 'en')
    expect(categories.filter(({ slug }) => slug !== 'other').map(({ slug, parentSlug, offerCount }) => [slug, parentSlug, offerCount])).toEqual([
      ['home', null, 1],
      ['cups', 'home', 1],
    ])
    expect((await world.catalogue.readOffer(offerId, 'en')).attributes).toEqual([
      { key: 'size', label: 'Size', value: '9 cm' },
      { key: 'note', label: 'note', value: 'n' },
    ])
    expect((await refusal(name('home', 'cups'))).code).toBe('request.invalid')
    expect((await refusal(name('x', 'nowhere'))).code).toBe('catalogue.category-unknown')
  })
})

describe('pictures', () => {
  test('are re-encoded, shown in their order and refused when they are none', async () => {
    const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#123456' } })
      .png()
      .toBuffer()
    const one_ = await world.catalogue.addPicture({ merchantId: world.merchantId, bytes, alt: { en: 'Front' } })
    const two = await world.catalogue.addPicture({ merchantId: world.merchantId, bytes, alt: {} })
    const offerId = await save(cupDraft({ pictureIds: [two.pictureId, one_.pictureId] }))
    expect((await own(offerId)).pictures.map(({ pictureId, alt, width }) => [pictureId, alt, width])).toEqual([
      [two.pictureId, '', 40],
      [one_.pictureId, 'Front', 40],
    ])
    expect((await world.catalogue.cards(world.database.db, [offerId], 'en')).get(offerId)?.picture).toMatchObject({
      pictureId: two.pictureId,
      alt: 'Cup',
      url: `/files/${two.fileKey}`,
    })
    expect((await refusal(world.catalogue.addPicture({ merchantId: world.merchantId, bytes: Buffer.from('<svg/>'), alt: {} }))).code).toBe(
      'catalogue.picture-unreadable',
    )
    expect(await one(world.database.db, sql<{ count: number }>`select count(*) from pictures`)).toEqual({ count: 2 })
  })
})
