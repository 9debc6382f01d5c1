import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Further than any page is long: whoever cannot be reached by then cannot be reached. */
const TABS_MAX = 150

/**
 * What shows where the focus is: anything about the element, what it draws around itself, its label or what surrounds
 * it, that looks different without focus. Answers what is wrong, or nothing.
 */
const INVISIBLE_FOCUS = `(async () => {
  const element = document.activeElement
  if (!element || element === document.body) return undefined
  const watched = [element, element.closest('label'), element.parentElement, element.parentElement?.parentElement, element.parentElement?.parentElement?.parentElement].filter(Boolean)
  const look = () => watched.flatMap((one) => ['', '::before', '::after'].map((part) => {
    const { outline, boxShadow, backgroundColor, borderColor, textDecorationLine, clipPath, position } = getComputedStyle(one, part || undefined)
    return [outline, boxShadow, backgroundColor, borderColor, textDecorationLine, clipPath, position].join()
  })).join('\\n')
  // Even the shortest transition shows its old look until the next picture.
  const nextPicture = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  await nextPicture()
  const withFocus = look()
  element.blur()
  await nextPicture()
  const without = look()
  element.focus({ focusVisible: true, preventScroll: true })
  const name = element.outerHTML.slice(0, 140)
  if (withFocus === without) return 'focus does not show on ' + name
  const box = (element.closest('label') ?? element).getBoundingClientRect()
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return 'focus is outside the window on ' + name
  const top = document.elementFromPoint(Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1))
  const isUncovered = !top || element.contains(top) || top.contains(element) || top.closest('label')?.contains(element)
  return isUncovered ? undefined : 'focus is covered by ' + top.outerHTML.slice(0, 100) + ' on ' + name
})()`

/** Presses Tab until the wanted element has the focus, which must be seen at every stop on the way. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor({ state: 'attached' })
  for (let tab = 0; tab < TABS_MAX; tab += 1) {
    if (await hasFocus(page, wanted)) return
    await page.keyboard.press('Tab')
    expect.soft(await page.evaluate(INVISIBLE_FOCUS), page.url()).toBeUndefined()
  }
  throw new Error(`${TABS_MAX} times Tab did not lead to ${String(wanted)}`)
}

export async function hasFocus(page: Page, wanted: Locator): Promise<boolean> {
  return (await wanted.and(page.locator(':focus')).count()) > 0
}
