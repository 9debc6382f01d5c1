import { createHash, randomBytes } from 'node:crypto'

/** Where browsers tell what a policy kept from happening; served by content-reports.ts. */
export const reportsPath = '/api/v1/csp-reports'

/** For whatever is no page: opened as one, it can run nothing, load nothing and be framed nowhere. */
export const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * Everything a page may do; nothing is allowed by default. Styles come from our files alone, and no element may carry one
 * of its own. Pictures of a description may lie anywhere, over https.
 */
const directives = [
  "default-src 'none'",
  "script-src-attr 'none'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]
const reporting = [`report-uri ${reportsPath}`, 'report-to csp']

export interface PagePolicyOptions {
  /** Sources that `script-src` names. */
  readonly scripts: readonly string[]
  readonly isSecure: boolean
  /** While developing, Vite pushes changes over a socket and puts styles into the page. */
  readonly isLive: boolean
}

/** The `Content-Security-Policy` of a page. */
export function pagePolicy({ scripts, isSecure, isLive }: PagePolicyOptions): string {
  const own = isLive ? directives.map(relaxed) : directives
  return [`script-src ${scripts.join(' ')}`, ...own, ...(isSecure ? ['upgrade-insecure-requests'] : []), ...reporting].join('; ')
}

function relaxed(directive: string): string {
  if (directive.startsWith('style-src ')) return "style-src 'self' 'unsafe-inline'"
  return directive.startsWith('connect-src ') ? "connect-src 'self' ws: wss:" : directive
}

/** The one style that swagger-ui puts into its page by script. */
const referenceStyle = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='"

/** The readable API reference: its own scripts and styles, its own drawings, and calls to the API. */
export const referencePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "script-src-attr 'none'",
  `style-src 'self' ${referenceStyle}`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What nobody can know before the page is made: 128 bits. */
export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** For a page made for one reader: scripts that carry its nonce, and what those load. */
export function nonceSources(nonce: string): string[] {
  return [`'nonce-${nonce}'`, "'strict-dynamic'"]
}

/**
 * Makes a page that many readers may share from one that was made with a nonce: its scripts are allowed by their
 * content instead. Only those that carry the nonce are ours; a script that came in with somebody's text could not know
 * it and stays forbidden.
 */
export function toHashes(page: string, nonce: string): { readonly page: string; readonly sources: string[] } {
  const mark = ` nonce="${nonce}"`
  const ours = page.matchAll(new RegExp(`<script(?=[^>]*${escaped(mark)})[^>]*>(.*?)</script>`, 'gs'))
  const hashes = [...ours].map(([, content = '']) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`)
  return { page: page.replaceAll(mark, ''), sources: ["'self'", ...new Set(hashes)] }
}

/** base64 has characters that mean something in a pattern. */
function escaped(text: string): string {
  return text.replaceAll(/[+/=]/g, String.raw`\$&`)
}
