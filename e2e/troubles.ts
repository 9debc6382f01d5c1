import type { BrowserContext } from 'playwright-core'

/** What went wrong in the pages of one visitor. */
export interface Troubles {
  /** Announces a trouble that belongs to the test: each text that this matches is expected. */
  expect(pattern: RegExp): void
  unexpected(): string[]
}

/** A navigation that is overtaken by the next one ends its requests; where scripts are switched off, they are not fetched. */
const HARMLESS = ['net::ERR_ABORTED', 'csp']

/**
 * Collects what a visitor's pages complain about: `console: …`, `page: …`, `answer 404 GET /path`, `failed GET /path: …`.
 * The browser's own console lines about failed answers are left out, because the answers themselves are in the list.
 */
export function watchTroubles(context: BrowserContext, baseUrl: string): Troubles {
  const all: string[] = []
  const expected: RegExp[] = []
  const pathOf = (url: string) => (url.startsWith(baseUrl) ? url.slice(baseUrl.length) : undefined)
  context.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) all.push(`console: ${text}`)
  })
  context.on('weberror', (error) => all.push(`page: ${error.error().message}`))
  context.on('response', (response) => {
    const target = pathOf(response.url())
    if (target && response.status() >= 400) all.push(`answer ${response.status()} ${response.request().method()} ${target}`)
  })
  context.on('requestfailed', (request) => {
    const target = pathOf(request.url())
    const reason = request.failure()?.errorText ?? ''
    if (!HARMLESS.includes(reason)) all.push(`failed ${request.method()} ${target ?? request.url()}: ${reason}`)
  })
  return {
    expect: (pattern) => expected.push(pattern),
    unexpected: () => all.filter((trouble) => !expected.some((pattern) => pattern.test(trouble))),
  }
}
