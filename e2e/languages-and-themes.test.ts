import { expect, test } from 'vitest'
import { signedInClient } from './api.ts'
import { useBrowser } from './browser.ts'
import type { Visitor } from './browser.ts'
import { checkPage } from './check-page.ts'
import { findOffer, offers, order } from './market.ts'
import { people } from './steps.ts'

const visit = useBrowser('languages-and-themes')

/** Our own name, that of the other language, and people, brands and places of the demo, which have one name in every language. */
const namesOfData = /一站|中文|云岫茶舍|小青|王知秋|李小满|沈云岫|周远|浙江省|杭州市|西湖区|玉古路|四川省|成都市|武侯区|桐梓林北路|单元|号|接口测试/gu

test('in English no Chinese is left, except names, and the page says which language it is in', async () => {
  const visitor = await visit('phone')
  const { page } = visitor
  await visitor.open('/')
  expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN')
  await page.getByRole('contentinfo').getByRole('button', { name: 'English' }).click()
  await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('en')
  await page
    .getByRole('heading', { name: 'What runs', exact: false })
    .or(page.getByRole('heading', { level: 1 }))
    .first()
    .waitFor()
  await visitor.screenshot('1-home-en')

  const shopper = await signedInClient(people.otherShopper)
  await visitor.context.addCookies(shopper.cookies())
  const tea = await findOffer(offers.tea)
  const unpaid = await order(shopper, { offer: tea, email: people.otherShopper }, { isPaid: false })
  const paid = await order(shopper, { offer: tea, email: people.otherShopper })
  const checkout = `/checkout?offerId=${tea.offerId}&variantId=${tea.variants[0]?.variantId}&quantity=1&selection=${encodeURIComponent('{"choices":{}}')}`
  const shown = [
    '/',
    '/categories',
    '/offers',
    `/offers/${tea.offerId}`,
    `/shops/${tea.shop.slug}`,
    '/cart',
    checkout,
    `/cashier/${unpaid.paymentId}`,
    '/orders',
    `/orders/${paid.orderId}`,
    `/orders/${paid.orderId}/cancel`,
    `/orders/${paid.orderId}/address`,
    '/account',
    '/account/addresses',
    '/help',
    '/help/returns',
    '/lookup',
    '/shops',
  ]
  for (const address of shown) {
    await visitor.open(address)
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
    expect.soft(await chineseOn(visitor), address).toEqual([])
  }
})

test('the consoles are in English too', async () => {
  const visitor = await visit('desktop', { locale: 'en' })
  const owner = await signedInClient(people.teaHouseOwner)
  await visitor.context.addCookies(owner.cookies())
  const { shop, offerId } = await findOffer(offers.tea)
  const base = `/merchant/${shop.merchantId}`
  for (const address of [
    base,
    `${base}/orders`,
    `${base}/offers`,
    `${base}/exchange`,
    `${base}/coupons`,
    `${base}/books`,
    `${base}/settings`,
    `${base}/members`,
  ]) {
    await visitor.open(address)
    expect.soft(await chineseOn(visitor), address).toEqual([])
  }
  // The editor shows every language of an offer; its frame and labels are English all the same.
  await visitor.open(`${base}/offers/${offerId}`)
  await visitor.page.getByRole('button', { name: 'Save', exact: true }).last().waitFor()
})

test('dark is dark, keeps its contrast, and stays from page to page', async () => {
  const visitor = await visit('phone')
  const { page } = visitor
  await visitor.open('/')
  const before = await brightnessOf(visitor)
  await page.getByRole('button', { name: '深色' }).click()
  await expect.poll(() => brightnessOf(visitor)).toBeLessThan(60)
  expect(before).toBeGreaterThan(200)
  await checkPage(visitor)
  await visitor.screenshot('2-home-dark')
  const tea = await findOffer(offers.tea)
  for (const address of ['/offers', `/offers/${tea.offerId}`, '/cart', '/sign-in', '/help']) {
    await visitor.open(address)
    expect(await brightnessOf(visitor)).toBeLessThan(60)
    await checkPage(visitor)
  }
  await visitor.screenshot('3-help-dark')
  await page.getByRole('button', { name: '浅色' }).click()
  await expect.poll(() => brightnessOf(visitor)).toBeGreaterThan(200)
})

test('larger text is larger and still fits', async () => {
  const visitor = await visit('smallPhone')
  const { page } = visitor
  await visitor.open('/')
  const size = () => page.evaluate<number>('parseFloat(getComputedStyle(document.body).fontSize)')
  const before = await size()
  await page.getByRole('button', { name: '长辈版' }).click()
  await expect.poll(size).toBeGreaterThan(before)
  const tea = await findOffer(offers.tea)
  for (const address of ['/', '/offers', `/offers/${tea.offerId}`, '/cart', '/sign-in', '/account']) {
    await visitor.open(address)
    await checkPage(visitor)
  }
  await visitor.screenshot('4-large')
})

/** Chinese that is seen or read aloud, outside of what is marked as Chinese and of names. */
async function chineseOn({ page }: Visitor): Promise<string[]> {
  const found = await page.evaluate<string[]>(`(() => {
    const isMarked = (element) => element.closest('[lang]:not(html)')?.lang.startsWith('zh') || element.closest('script, style, noscript, option')
    const texts = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!isMarked(node.parentElement)) texts.push(node.data)
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (!isMarked(element)) for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '')
    }
    return [document.title, ...texts]
  })()`)
  return found.map((text) => text.replaceAll(namesOfData, '').trim()).filter((text) => /\p{Script=Han}/u.test(text))
}

/** Of the page's ground, 0 to 255. */
async function brightnessOf({ page }: Visitor): Promise<number> {
  return page.evaluate<number>(`(() => {
    const canvas = document.createElement('canvas').getContext('2d')
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor
    canvas.fillRect(0, 0, 1, 1)
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  })()`)
}
