import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject, vi } from 'vitest'
import { watchTroubles } from './troubles.ts'
import type { Troubles } from './troubles.ts'

const SCREENS_DIR = path.resolve(import.meta.dirname, '../.cache/e2e-screens')

/** What people hold in their hands. */
export const devices = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  smallPhone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  tablet: { viewport: { width: 768, height: 1024 }, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>
export type Device = keyof typeof devices

/** How long a page may take to do what it was asked, on a machine that does other things as well. */
const ACTION_MS_MAX = 15_000

/** One visitor: a browser context of its own, with one page in front. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  readonly troubles: Troubles
  /** Opens a page of the marketplace and waits until its script has taken over, where scripts run. */
  open(target: string): Promise<void>
  /** A picture for people to look at. */
  screenshot(name: string): Promise<void>
}

export interface VisitorOptions {
  readonly locale?: 'zh-CN' | 'en'
  readonly javaScriptEnabled?: boolean
  /** Without the content policy, to see that nothing rests on it alone. */
  readonly bypassCSP?: boolean
}

export type Visit = (device: Device, options?: VisitorOptions) => Promise<Visitor>

/**
 * Gives the tests of a file their visitors. After each test every page they had open must have been without trouble:
 * no console error, no page error, no failed request to the marketplace, except what the test announced.
 * @param journey names the screenshots
 */
export function useBrowser(journey: string): Visit {
  let browser: Browser
  let visitors: Visitor[] = []
  beforeAll(async () => {
    mkdirSync(SCREENS_DIR, { recursive: true })
    browser = await chromium.connect(inject('browserEndpoint'))
  })
  afterEach(async ({ task }) => {
    const ended = visitors
    visitors = []
    // What a failed test looked like in the end, one picture for each visitor.
    if (task.result?.state === 'fail')
      await Promise.all(
        ended.map((visitor, index) => visitor.screenshot(`failed-${task.name.slice(0, 40).replaceAll(/\W+/g, '-')}-${index + 1}`).catch(() => undefined)),
      )
    await Promise.all(ended.map(({ context }) => context.close()))
    expect(ended.flatMap(({ troubles }) => troubles.unexpected())).toEqual([])
  })
  afterAll(() => browser?.close())
  return async (device, { locale = 'zh-CN', javaScriptEnabled = true, bypassCSP = false } = {}) => {
    const baseURL = inject('marketplaceUrl')
    const context = await browser.newContext({
      ...devices[device],
      baseURL,
      locale,
      javaScriptEnabled,
      bypassCSP,
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(ACTION_MS_MAX)
    const troubles = watchTroubles(context, baseURL)
    const page = await context.newPage()
    const visitor: Visitor = {
      page,
      context,
      troubles,
      open: async (target) => {
        await page.goto(target)
        if (javaScriptEnabled) await untilLive(page)
      },
      screenshot: async (name) => {
        await page.screenshot({ path: path.join(SCREENS_DIR, `${journey}-${name}.png`), fullPage: true })
      },
    }
    visitors.push(visitor)
    return visitor
  }
}

/** React marks the elements it has taken over; before that, what is typed could be lost. */
export async function untilLive(page: Page): Promise<void> {
  // Asked again and again from here: a wait inside the page would need `eval`, which the page's content policy refuses.
  await vi.waitUntil(() => page.evaluate<boolean>(`Object.keys(document.body).some((key) => key.startsWith('__react'))`), { timeout: ACTION_MS_MAX })
}
