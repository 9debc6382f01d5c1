import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Visitor } from './browser.ts'

const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SERIOUS: readonly (string | null | undefined)[] = ['serious', 'critical']

/** A page as it must be for everyone: nothing serious found by axe, nothing beyond its width, no errors so far. */
export async function checkPage({ page, troubles }: Visitor): Promise<void> {
  expect.soft(await defectsOf(page), `${page.url()}`).toEqual([])
  expect.soft(troubles.unexpected()).toEqual([])
}

/** What is wrong with a page at its present width, one line each. */
export async function defectsOf(page: Page): Promise<string[]> {
  // Measured as drawn: a width that has just changed settles within a picture or two.
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))')
  return [...(await sidewaysOf(page)), ...(await barriersOf(page))]
}

/** What stands out furthest beyond the window, innermost elements only, when the page can be scrolled sideways. */
export async function sidewaysOf(page: Page): Promise<string[]> {
  const width = page.viewportSize()?.width ?? 0
  const scrollWidth = await page.evaluate<number>('document.documentElement.scrollWidth')
  if (scrollWidth <= width) return []
  const culprits = await page.evaluate<string[]>(`(() => {
    const right = (element) => element.getBoundingClientRect().right
    const isOut = (element) => right(element) > ${width} + 0.5
    const out = [...document.querySelectorAll('body *')].filter((element) => isOut(element) && ![...element.children].some(isOut))
    return out.sort((a, b) => right(b) - right(a)).slice(0, 3).map((element) => Math.round(right(element)) + ' ' + element.outerHTML.slice(0, 160))
  })()`)
  return [`scrolls sideways: ${scrollWidth} instead of ${width}; ${culprits.join(' | ')}`]
}

/** Handlers and styles written into the elements of a page as it left the server; its content policy would refuse them. */
export function inlineCodeOf(html: string): string[] {
  const markup = html.replaceAll(/<script\b.*?<\/script>/gs, '')
  return [...markup.matchAll(/<[a-z][^>]*?\s(?:on[a-z]+|style)=[^>]*>/gi)].map(([tag]) => tag.slice(0, 160))
}

async function barriersOf(page: Page): Promise<string[]> {
  // Evaluated and not added as an element: the page's content policy stays in force.
  await page.evaluate(`window.axe || (() => { ${AXE_SOURCE} })()`)
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, { resultTypes: ['violations'], iframes: false, preload: false })`)
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact))
    .flatMap(({ id, help, nodes }) =>
      nodes.slice(0, 3).map(({ target, html, any }) => `${id}: ${help} ${String(target)} ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    )
}
