import type { OfferCard } from '@yizhan/contract/catalogue'
import type { Id } from '@yizhan/contract/shared'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, run, sql } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import { createSearch } from '#modules/search/index.ts'
import { createTestDatabase } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { createRecommendations } from './recommendations.ts'

let testDatabase: TestDatabase
let database: Database
const shopper = 'shp_00000000000000000000000000' as Id<'shp'> // as: the right form
const offer = (number: number) => `off_${String(number).padStart(26, '0')}` as Id<'off'> // as: see above

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = openDatabase({ url: testDatabase.url })
  // Offers 1 to 4 are tea, 5 to 9 are phones; the higher the number the better it sells; 4 is sold out.
  await run(
    database.db,
    sql`insert into search_offers (offer_id, merchant_id, category_slug, kind, price_minor, published_at, is_in_stock, stock, pool_ids, facet_ids, words, lexemes, sales)
    select 'off_' || lpad(n::text, 26, '0'), 'mer_1', case when n < 5 then 'tea' else 'phones' end, 'goods', n, now(), n <> 4, '[]', '{}', '{}', '{}', '', n from generate_series(1, 9) n`,
  )
})
afterAll(async () => {
  await database.close()
  await testDatabase.close()
})

function recommend(bought: Id<'off'>[], isAgreed = true) {
  const cards = async (_: unknown, ids: readonly Id<'off'>[]) => new Map(ids.map((offerId) => [offerId, { offerId } as OfferCard])) // as: nothing else is looked at
  const none = async () => []
  const search = createSearch({
    database,
    cards,
    documents: none,
    categories: none,
    availability: async () => new Map(),
    merchants: { facts: async () => new Map(), bySlug: async () => undefined, listOpen: none },
  })
  return createRecommendations({ database, search, cards, boughtOfferIds: async () => bought, mayPersonalise: async () => isAgreed })
}
const idsOf = ({ items }: { items: OfferCard[] }) => items.map(({ offerId }) => offerId)

test('who bought before sees what sells best of the same categories and is not theirs yet', async () => {
  const forYou = await recommend([offer(1)]).forYou(shopper, 'en')
  expect(forYou.reason).toBe('boughtBefore')
  expect(idsOf(forYou)).toEqual([offer(3), offer(2)])
})

test('everybody else, and who bought all there is, sees what sells best', async () => {
  const popular = [9, 8, 7, 6, 5, 3, 2, 1].map(offer)
  expect(await recommend([offer(1)]).forYou(null, 'en')).toMatchObject({ reason: 'popular' })
  expect(idsOf(await recommend([]).forYou(shopper, 'en'))).toEqual(popular)
  expect(await recommend([1, 2, 3].map(offer)).forYou(shopper, 'en')).toMatchObject({ reason: 'popular' })
})

test('who did not agree sees what everybody sees, and that this is why', async () => {
  const asked = await recommend([offer(1)], false).forYou(shopper, 'en')
  expect(asked.reason).toBe('notAgreed')
  expect(idsOf(asked)).toEqual([9, 8, 7, 6, 5, 3, 2, 1].map(offer))
  expect(await recommend([offer(1)], false).forYou(null, 'en')).toMatchObject({ reason: 'popular' })
})
