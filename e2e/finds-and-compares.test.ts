import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './browser.ts'
import { checkPage } from './check-page.ts'
import { offers } from './market.ts'

const visit = useBrowser('finds-and-compares')

test('on a phone a list is narrowed, sorted and widened again', async () => {
  const visitor = await visit('phone')
  const { page } = visitor
  await visitor.open('/offers?query=%E8%8C%B6')
  const all = await totalOn(page)
  await page.getByRole('button', { name: '筛选' }).click()
  const sheet = page.getByRole('complementary', { name: '筛选' })
  const value = sheet.getByRole('region', { name: '店铺' }).getByRole('link').first()
  await value.waitFor()
  await visitor.screenshot('1-filters')
  await checkPage(visitor)
  await value.click()
  const chosen = page.getByRole('list', { name: '已选' }).getByRole('link').first()
  await chosen.waitFor()
  await expect.poll(() => totalOn(page)).toBeLessThan(all)
  await chosen.click()
  await expect.poll(() => totalOn(page)).toBe(all)

  await page.getByRole('navigation', { name: '排序' }).getByRole('link', { name: '价格从低到高' }).click()
  await page.waitForURL('**sort=price*')
  await expect.poll(async () => isRising(await pricesOn(page))).toBe(true)
  await checkPage(visitor)
})

test('a search that finds nothing offers ways on, and pinyin finds what Chinese finds', async () => {
  const visitor = await visit('phone')
  const { page } = visitor
  await visitor.open('/offers?query=zzqqxx')
  await page.getByText('没有找到符合的商品').waitFor()
  await checkPage(visitor)
  await page.getByRole('main').getByRole('link', { name: '按分类找' }).click()
  await page.waitForURL('**/categories')
  const search = page.getByRole('combobox', { name: '搜索' })
  await search.fill('longjing')
  await search.press('Enter')
  await page.getByRole('main').getByRole('link', { name: offers.tea }).first().waitFor()
})

test('two offers are compared side by side', async () => {
  const visitor = await visit('desktop')
  const { page } = visitor
  await visitor.open('/offers?query=%E8%8C%B6')
  const ticks = page.getByRole('checkbox', { name: /加入对比/ })
  await ticks.nth(0).check()
  await ticks.nth(1).check()
  await page.getByText('已选 2 件').waitFor()
  await visitor.screenshot('2-compare-tray')
  await checkPage(visitor)
  await page
    .getByRole('button', { name: '对比这些商品' })
    .or(page.getByRole('link', { name: '对比这些商品' }))
    .click()
  await page.getByRole('heading', { name: '商品对比', level: 1 }).waitFor()
  const rows = page.getByRole('table').getByRole('row')
  const before = await rows.count()
  expect(before).toBeGreaterThan(4)
  await page.getByRole('link', { name: '只看不同' }).click()
  await expect.poll(() => rows.count()).toBeLessThanOrEqual(before)
  await visitor.screenshot('3-compared')
  await checkPage(visitor)
})

async function totalOn(page: Page): Promise<number> {
  const text = await page
    .getByText(/共 [\d,]+ 件/)
    .first()
    .innerText()
  return Number(/共 ([\d,]+) 件/.exec(text)?.[1]?.replaceAll(',', ''))
}

/** The first price of each card in the list, in yuan. */
async function pricesOn(page: Page): Promise<number[]> {
  const cards = await page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') })
    .allInnerTexts()
  return cards.flatMap((text) => /¥\s*([\d,.]+)/.exec(text.replaceAll('\n', ''))?.[1] ?? []).map((price) => Number(price.replaceAll(',', '')))
}

function isRising(prices: readonly number[]): boolean {
  return prices.length > 3 && prices.every((price, index) => index === 0 || price >= (prices[index - 1] ?? 0))
}
