import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newNonce, nonceSources, pagePolicy, referencePolicy, toHashes } from './content-policy.ts'

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('the policy of a page', () => {
  const policy = pagePolicy({ scripts: nonceSources('abc'), isSecure: true, isLive: false })
  it('allows nothing that it does not name, and nothing inline', () => {
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic';")
    for (const part of ["frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "form-action 'self'", 'upgrade-insecure-requests', 'report-to csp'])
      expect(policy.split('; ')).toContain(part)
    expect(policy + referencePolicy).not.toContain('unsafe')
  })
  it('gives way to Vite for styles and its socket while developing, never for scripts', () => {
    const live = pagePolicy({ scripts: nonceSources('abc'), isSecure: false, isLive: true }).split('; ')
    expect(live.filter((directive) => directive.includes('unsafe'))).toEqual(["style-src 'self' 'unsafe-inline'"])
    expect(live).not.toContain('upgrade-insecure-requests')
  })
  it('has a nonce that is never used twice', () => {
    const nonces = new Set(Array.from({ length: 1000 }, newNonce))
    expect(nonces.size).toBe(1000)
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
  })
})

describe('a page that readers share', () => {
  it('names its own scripts by their content and carries no nonce', () => {
    const nonce = 'a+b/c=='
    const page = `<link rel="modulepreload" href="/a.js" nonce="${nonce}"/><script nonce="${nonce}">one\n()</script><script type="module" nonce="${nonce}" async="">two()</script>`
    expect(toHashes(page, nonce)).toEqual({
      page: '<link rel="modulepreload" href="/a.js"/><script>one\n()</script><script type="module" async="">two()</script>',
      sources: ["'self'", hashOf('one\n()'), hashOf('two()')],
    })
  })
  it('blesses no script that came in with a text: it cannot know the nonce', () => {
    const nonce = newNonce()
    const smuggled = `<script>steal()</script><script nonce="">steal()</script><script nonce="guess">steal()</script><script data-a=">" src=x></script>`
    const { sources } = toHashes(`${smuggled}<script nonce="${nonce}">ours()</script>${smuggled}`, nonce)
    expect(sources).toEqual(["'self'", hashOf('ours()')])
  })
})
