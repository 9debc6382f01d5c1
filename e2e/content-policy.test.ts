import { expect, test } from 'vitest'
import { signedInClient } from './api.ts'
import { useBrowser } from './browser.ts'
import type { Visitor } from './browser.ts'
import { findOffer, offers } from './market.ts'
import { openOtherSite } from './other-site.ts'
import { people } from './steps.ts'

const visit = useBrowser('content-policy')

/** As if a text of somebody's had got into the page unescaped. */
const injected = `
  <script>window.stolen = 'script'</script>
  <script nonce="guessed">window.stolen = 'nonce'</script>
  <img alt="" src="/files/none.webp" onerror="window.stolen = 'handler'">
  <a id="link" href="javascript:window.stolen = 'link'">x</a>
  <style>#marked { color: rgb(1, 2, 3) }</style>
  <p id="marked" style="background-color: rgb(4, 5, 6)">x</p>
  <base href="https://evil.example/">
  <iframe src="/help" title="x"></iframe>
  <form id="form" action="https://evil.example/" method="post"></form>`

async function openInjected({ page, troubles }: Visitor, address: string): Promise<void> {
  for (const pattern of [/^console: .*Content Security Policy/, /files\/none\.webp/, /^failed GET .*\/help: /, /^failed GET \/assets\//])
    troubles.expect(pattern)
  // Our own scripts would clear away what they did not write.
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.route(
    (url) => url.pathname === address,
    async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: (await response.text()).replace('<body>', `<body>${injected}`) })
    },
  )
  await page.goto(address)
}

const seenBy = ({ page }: Visitor) =>
  page.evaluate<Record<string, unknown>>(`(() => {
    document.querySelector('#link').click()
    document.querySelector('#form').requestSubmit()
    document.body.insertAdjacentHTML('beforeend', '<img alt="" src="/files/none.webp" onerror="window.stolen = 1">')
    const { color, backgroundColor } = getComputedStyle(document.querySelector('#marked'))
    return { stolen: window.stolen, isMarked: color === 'rgb(1, 2, 3)', isStyled: backgroundColor === 'rgb(4, 5, 6)', base: document.baseURI === location.href }
  })()`)
const nothing = { stolen: undefined, isMarked: false, isStyled: false, base: true }

test('what is smuggled into a page that readers share runs nothing and looks like nothing', async () => {
  const visitor = await visit('desktop')
  await openInjected(visitor, '/help/ordering')
  expect(await seenBy(visitor)).toEqual(nothing)
  expect(new URL(visitor.page.url()).pathname).toBe('/help/ordering')
})

test('nor does it in a page of somebody known', async () => {
  const visitor = await visit('desktop')
  await visitor.context.addCookies((await signedInClient(people.shopper)).cookies())
  await openInjected(visitor, '/account')
  expect(await seenBy(visitor)).toEqual(nothing)
})

/** The reference draws every operation at once. */
const patiently = { timeout: 60_000 }

test('the API reference needs nothing that its policy refuses', async () => {
  const { page, troubles } = await visit('desktop')
  await page.goto('/api/docs')
  await page.getByRole('heading', { name: /Yizhan API/ }).waitFor(patiently)
  await page
    .getByRole('button', { name: /get.*healthz/ })
    .first()
    .click(patiently)
  await page.getByRole('button', { name: 'Try it out' }).waitFor(patiently)
  expect(troubles.unexpected()).toEqual([])
})

test('a picture opened by itself can do nothing at all', async () => {
  const { context } = await visit('desktop')
  const { pictures } = await findOffer(offers.tea)
  const headers = (await context.request.get(pictures[0]?.url ?? '')).headers()
  expect([headers['content-type'], headers['content-security-policy'], headers['x-content-type-options'], headers['content-disposition']]).toEqual([
    'image/webp',
    "default-src 'none'; sandbox",
    'nosniff',
    'inline',
  ])
})

test('no page of another site shows ours in a frame', async () => {
  const { page, troubles } = await visit('desktop')
  troubles.expect(/frame-ancestors|X-Frame-Options|ERR_BLOCKED_BY_RESPONSE/i)
  const site = await openOtherSite((ours) => `<iframe name="inner" src="${ours}/sign-in"></iframe>`)
  await page.goto(site.url)
  await expect.poll(() => page.frame('inner')?.url()).toMatch(/^chrome-error:/)
  await site.close()
})

test('a form of another site is refused, cookies and all, and changes nothing', async () => {
  const visitor = await visit('desktop')
  const { page, context, troubles } = visitor
  troubles.expect(/^answer 403 POST/)
  await context.addCookies((await signedInClient(people.shopper)).cookies())
  await visitor.open('/account')
  const name = await page.getByRole('heading', { level: 1 }).textContent()
  const forged = ['/account', '/preferences', '/api/v1/carts']
  for (const address of forged) {
    const site = await openOtherSite(
      (ours) => `<form method="post" enctype="text/plain" action="${ours}${address}"><button name='{"a":"' value='"}'>Win</button></form>`,
    )
    await page.goto(site.url)
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.getByRole('button', { name: 'Win' }).click()
    const answer = await answered
    expect([answer.status(), (await answer.request().allHeaders())['cookie']?.includes('session_token')]).toEqual([403, true])
    await site.close()
  }
  await visitor.open('/account')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(name)
})
