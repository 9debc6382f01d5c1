import { expect, test } from 'vitest'
import { useBrowser } from './browser.ts'
import type { Visitor } from './browser.ts'
import { findOffer, offers } from './market.ts'
import { addToCart, people, signIn } from './steps.ts'

const visit = useBrowser('two-devices')

const cartNow = ({ page }: Visitor) =>
  page
    .getByRole('link', { name: /^购物车/ })
    .filter({ visible: true })
    .getAttribute('aria-label')
const countIn = async (visitor: Visitor) => Number(/\d+/.exec((await cartNow(visitor)) ?? '0')?.[0] ?? 0)

test('what is put into the cart on one device is counted on the other within two seconds', async () => {
  const phone = await visit('phone')
  const desktop = await visit('desktop')
  await signIn(phone, people.shopper)
  await signIn(desktop, people.shopper)
  await phone.open('/categories')
  const before = await countIn(phone)
  expect(await countIn(desktop)).toBe(before)

  const { offerId } = await findOffer(offers.pot)
  await desktop.open(`/offers/${offerId}`)
  await addToCart(desktop.page)
  await expect.poll(() => countIn(phone), { timeout: 2_000 }).toBe(before + 1)
  await expect.poll(() => countIn(desktop), { timeout: 2_000 }).toBe(before + 1)

  await phone.open('/cart')
  await phone.page.getByRole('button', { name: `移除${offers.pot}` }).click()
  await expect.poll(() => countIn(desktop), { timeout: 3_000 }).toBe(before)
})

test('what a guest put into the cart is still there after signing in, together with what was there before', async () => {
  const [pot, tea] = await Promise.all([findOffer(offers.pot), findOffer(offers.tea)])
  const known = await visit('desktop')
  await signIn(known, people.otherShopper)
  await known.open(`/offers/${tea.offerId}`)
  await addToCart(known.page)

  const guest = await visit('phone')
  await guest.open(`/offers/${pot.offerId}`)
  await addToCart(guest.page)
  await signIn(guest, people.otherShopper, '/cart')
  await guest.page.getByRole('region', { name: '灶台边' }).getByRole('link', { name: offers.pot }).first().waitFor()
  await guest.page.getByRole('region', { name: '云岫茶舍' }).getByRole('link', { name: offers.tea }).first().waitFor()
  await guest.screenshot('merged')
  const together = await countIn(guest)
  expect(together).toBeGreaterThanOrEqual(2)
  await expect.poll(() => countIn(known), { timeout: 2_000 }).toBe(together)

  // From here on the phone hears of what the account does elsewhere, not of the guest it was.
  await addToCart(known.page)
  await expect.poll(() => countIn(guest), { timeout: 2_000 }).toBe(together + 1)
})
