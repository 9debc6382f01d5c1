import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { guestClient } from './api.ts'
import { useBrowser } from './browser.ts'
import { checkPage } from './check-page.ts'
import { findOffer, order } from './market.ts'
import { people, signIn } from './steps.ts'

const visit = useBrowser('merchant')

const title = '雨前碧螺春 试饮罐'
/** One offer of two variants that is ready, one of which the price cannot be read. */
const productFile = [
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Title [en]',
  `e2e-biluochun,${title},<p>一小罐，先尝尝。</p>,云岫茶舍,绿茶花茶,新茶,FALSE,净含量,25 g,E2E-1,40,shopify,30,deny,39.00,Biluochun tasting tin`,
  'e2e-biluochun,,,,,,,,50 g,E2E-2,70,shopify,20,deny,72.00,',
  'e2e-broken,价格写错的茶,<p>这一行有错。</p>,云岫茶舍,绿茶花茶,,FALSE,Title,Default Title,E2E-3,40,shopify,5,deny,三十九,Tea with a wrong price',
].join('\r\n')

test('a shop imports a product file, mends nothing by guessing, publishes, and sends the first order to a guest who watches', async () => {
  const owner = await visit('desktop')
  const { page } = owner
  await signIn(owner, people.teaHouseOwner, '/merchant')
  await page.getByRole('heading', { name: '今日', level: 1 }).waitFor()
  await checkPage(owner)

  await page.getByRole('link', { name: '导入导出' }).click()
  await page.getByRole('heading', { name: '导入导出', level: 1 }).waitFor()
  await checkPage(owner)
  await page.getByLabel('选择 CSV 文件').setInputFiles({ name: 'spring.csv', mimeType: 'text/csv', buffer: Buffer.from(productFile) })
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.getByRole('heading', { name: 'spring.csv', level: 1 }).waitFor()
  await page.getByText('导入完成，有些行需要改').waitFor()
  await page.getByRole('table', { name: '需要改的地方' }).getByRole('cell', { name: '三十九', exact: true }).waitFor()
  await owner.screenshot('1-imported')
  await checkPage(owner)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载问题报告' }).click()])
  expect(await text(await download.createReadStream())).toContain('三十九')

  await page.getByRole('link', { name: '看商品' }).click()
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  await checkPage(owner)
  await page.getByRole('button', { name: '保存并上架' }).click()
  await page.getByRole('status').filter({ hasText: '已上架' }).waitFor()
  await owner.screenshot('2-published')

  await page.getByRole('navigation', { name: '主要导航' }).getByRole('link', { name: /^订单/ }).click()
  await page.getByRole('heading', { name: '订单', level: 1 }).waitFor()
  await checkPage(owner)
  const buyer = guestClient()
  await expect.poll(() => findOffer(title).catch(() => undefined), { timeout: 10_000 }).toBeDefined()
  const bought = await order(buyer, { offer: await findOffer(title), email: 'watcher@example.test' })

  // No reload: the list itself takes the order in.
  const row = page.getByRole('listitem').filter({ hasText: bought.number })
  await row.getByText('待接单').waitFor()
  await owner.screenshot('3-new-order')
  await checkPage(owner)

  const shopper = await visit('phone')
  await shopper.context.addCookies(buyer.cookies())
  await shopper.open(`/orders/${bought.orderId}`)
  await row.getByRole('button', { name: '接单' }).click()
  await row.getByText('备货中', { exact: true }).waitFor()
  await shopper.page.getByText('商家接单，开始备货').waitFor()

  await page.getByRole('link', { name: bought.number }).click()
  await page.getByRole('heading', { name: '发货', exact: true }).waitFor()
  await checkPage(owner)
  await page.getByLabel('快递公司').selectOption({ label: '顺丰速运' })
  await page.getByLabel('运单号').fill('SF1234567890123')
  await owner.screenshot('4-dispatch')
  await page.getByRole('button', { name: '确认发货' }).click()
  await page.getByText('SF1234567890123').waitFor()
  await checkPage(owner)

  await shopper.page.getByText('SF1234567890123').waitFor()
  await shopper.page.getByText('已发货', { exact: true }).waitFor()
  await shopper.screenshot('5-shopper-sees-parcel')
  await checkPage(shopper)
  await shopper.page.getByRole('link', { name: '确认收货' }).click()
  await shopper.page.getByRole('heading', { name: '确认收货' }).waitFor()
  await checkPage(shopper)
  await shopper.page.getByRole('button', { name: /确认收货/ }).click()
  await shopper.page.getByRole('heading', { name: /已完成/, level: 1 }).waitFor()
  await shopper.screenshot('6-completed')
  await checkPage(shopper)
  await page.getByText('已完成', { exact: true }).first().waitFor()
})
