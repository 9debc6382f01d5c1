import type { Keyboard } from 'playwright-core'
import { expect, test } from 'vitest'
import { untilLive, useBrowser } from './browser.ts'
import { hasFocus, tabTo } from './focus.ts'
import { offers } from './market.ts'

const visit = useBrowser('keyboard-only')

test('something is bought from the front page to the paid order with the keyboard alone, and the focus always shows', async () => {
  const visitor = await visit('desktop')
  const { page } = visitor
  const { keyboard } = page
  await visitor.open('/')
  await page.keyboard.press('Tab')
  await expect.poll(() => hasFocus(page, page.getByRole('link', { name: '跳到内容' }))).toBe(true)
  await visitor.screenshot('1-skip-link')

  await tabTo(page, page.getByRole('combobox', { name: '搜索' }))
  await keyboard.insertText('珐琅')
  await page.getByRole('option').first().waitFor()
  await keyboard.press('ArrowDown')
  await expect.poll(() => page.getByRole('option', { selected: true }).count()).toBe(1)
  await keyboard.press('Escape')
  await expect.poll(() => page.getByRole('option').filter({ visible: true }).count()).toBe(0)
  await keyboard.press('ControlOrMeta+A')
  await keyboard.insertText('珐琅铸铁炖锅')
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: /珐琅铸铁炖锅/, level: 1 }).waitFor()
  await tabTo(page, page.getByRole('main').getByRole('link', { name: offers.pot }))
  await visitor.screenshot('2-focused-card')
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: offers.pot, level: 1 }).waitFor()

  await tabTo(page, page.getByRole('radio'))
  await keyboard.press('Space')
  await keyboard.press('ArrowRight')
  await expect.poll(() => page.getByRole('radio', { name: '松绿' }).isChecked()).toBe(true)
  await tabTo(page, page.getByRole('button', { name: '立即下单' }))
  await visitor.screenshot('3-focused-button')
  await keyboard.press('Enter')

  await page.getByRole('heading', { name: '结算', level: 1 }).waitFor()
  for (const [label, text] of [
    ['邮箱', 'keyboard@example.test'],
    ['收货人', '键盘'],
    ['手机号', '13500000005'],
  ] as const) {
    await tabTo(page, page.getByLabel(label, { exact: label !== '邮箱' }).last())
    await keyboard.insertText(text)
  }
  // The first province is a municipality: its one city is chosen by itself.
  await tabTo(page, page.getByLabel('省', { exact: true }))
  await chooseFirst(keyboard)
  await expect.poll(() => page.getByLabel('区县').getByRole('option').count()).toBeGreaterThan(5)
  await tabTo(page, page.getByLabel('区县'))
  await chooseFirst(keyboard)
  await tabTo(page, page.getByLabel('详细地址'))
  await keyboard.insertText('长安街 1 号')
  await tabTo(page, page.getByRole('button', { name: /^提交订单/ }))
  await visitor.screenshot('4-checkout')
  await keyboard.press('Enter')

  await page.waitForURL('**/cashier/**')
  await tabTo(page, page.getByRole('link', { name: '在这台设备上付款' }))
  await keyboard.press('Enter')
  await page.waitForURL('**/sandbox/**')
  await untilLive(page)
  await tabTo(page, page.getByRole('button', { name: '确认付款' }))
  await keyboard.press('Enter')
  await page.getByText('已付款').waitFor()
  await tabTo(page, page.getByRole('link', { name: '回到收银台' }))
  await keyboard.press('Enter')
  await page.waitForURL('**/trades/**')
  await tabTo(page, page.getByRole('link', { name: /查看订单/ }))
  await keyboard.press('Enter')
  await page.waitForURL('**/orders/**')
  await page.getByRole('heading', { name: /已付款/, level: 1 }).waitFor()
})

/** Of a list that still asks to choose. */
async function chooseFirst(keyboard: Keyboard): Promise<void> {
  for (const key of ['Space', 'ArrowDown', 'Enter']) await keyboard.press(key)
}
