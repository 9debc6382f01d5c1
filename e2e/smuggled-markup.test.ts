import { catalogueRoutes, offerDraftSchema } from '@yizhan/contract/catalogue'
import { beforeAll, expect, test } from 'vitest'
import { xssVectors } from '../server/test/xss-vectors.ts'
import { signedInClient } from './api.ts'
import { useBrowser } from './browser.ts'
import { findOffer, offers } from './market.ts'
import { people } from './steps.ts'

const visit = useBrowser('smuggled-markup')

const title = '</title></script><script>window.stolen=1</script><img src=x onerror=window.stolen=1>"><!--<script>'
let offerId: string
let slug: string
beforeAll(async () => {
  const owner = await signedInClient(people.teaHouseOwner)
  const { offerId: teaId, shop } = await findOffer(offers.tea)
  const params = { merchantId: shop.merchantId }
  const draft = offerDraftSchema.parse(await owner.call(catalogueRoutes.readOwnOffer, { params: { ...params, offerId: teaId } }))
  const text = { 'zh-CN': title, en: title }
  // The API takes no NUL at all.
  const html = xssVectors.filter((vector) => !vector.includes('\u0000')).join('\n')
  const smuggled = {
    ...draft,
    slug: 'smuggled-markup',
    title: text,
    descriptionHtml: { 'zh-CN': html, en: html },
    vendor: title,
    tags: [title],
    variants: draft.variants.map((variant) => ({ ...variant, variantId: undefined, sku: '' })),
  }
  const made = await owner.call(catalogueRoutes.createOffer, { params, body: smuggled })
  await owner.call(catalogueRoutes.setOfferState, { params: { ...params, offerId: made.offerId }, body: { state: 'published' } })
  offerId = made.offerId
  slug = shop.slug
})

test('what is written into an offer is shown as text, even to a browser without a content policy', async () => {
  const visitor = await visit('desktop', { bypassCSP: true })
  const { page, troubles } = visitor
  // The pictures that are left lie on hosts which are not there.
  troubles.expect(/^failed GET https:\/\/x\.example/)
  for (const address of [`/offers/${offerId}`, `/shops/${slug}`, `/offers?query=${encodeURIComponent(title)}`, `/compare?ids=${offerId}`]) {
    await visitor.open(address)
    for (const link of await page.locator('.prose a').all()) await link.dispatchEvent('pointerover')
    const stolen = await page.evaluate(
      `[window.stolen, document.querySelectorAll('.prose :is(script, style, iframe, svg, math, form, [onerror], [style], [id], [class])').length]`,
    )
    expect([address, stolen]).toEqual([address, [undefined, 0]])
  }
  await visitor.open(`/offers/${offerId}`)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title)
})
