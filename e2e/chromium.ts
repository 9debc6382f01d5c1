import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import type { BrowserServer } from 'playwright-core'

/** Where browsers are installed, most wanted first. */
const INSTALLED = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

/** Nothing but the marketplace may be asked for: no update, no name, no proxy. */
const ARGS = [
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--no-first-run',
  '--disable-gpu',
  '--disable-dev-shm-usage',
]

/**
 * Starts a headless Chromium: the one of CHROME_PATH, else the one that came with `npm ci`, else an installed one.
 * @throws Error that says what was tried.
 */
export async function launchBrowser(): Promise<BrowserServer> {
  const tried: string[] = []
  for (const executablePath of await candidates()) {
    try {
      return await chromium.launchServer({ executablePath, headless: true, chromiumSandbox: false, args: ARGS })
    } catch (error) {
      tried.push(`${executablePath}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    }
  }
  throw new Error(`No browser starts here. Set CHROME_PATH to a Chrome or Chromium. Tried:\n${tried.join('\n')}`)
}

async function candidates(): Promise<string[]> {
  const own = process.platform === 'linux' ? await ownBrowser() : undefined
  const [wanted, ...installed] = INSTALLED
  return [wanted, own, ...installed].filter((file) => file !== undefined).filter((file) => existsSync(file))
}

/** The Chromium inside npm; it is packed for Linux on x64 and, in newer versions, arm64. */
async function ownBrowser(): Promise<string | undefined> {
  try {
    createRequire(import.meta.url).resolve('@sparticuz/chromium')
    const { default: packed } = await import('@sparticuz/chromium')
    return await packed.executablePath()
  } catch {
    return undefined // not for this machine: an installed one is looked for
  }
}
