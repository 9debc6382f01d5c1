import { createHmac, createSecretKey, hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { hashToken, isEqualSecret } from './crypto.ts'
import { run, sql } from './db.ts'
import type { Tx } from './db.ts'

/** What a link says. It can be read by whoever has it, so it carries ids and nothing personal. */
export interface LinkClaims {
  /** What the link is for: one made for another purpose does not open this one. */
  readonly purpose: string
  readonly subject: string
  readonly expiresAt: Date
}

export interface SignedLinks {
  /** A text for the query of an address. The same claims give the same text. */
  sign(claims: LinkClaims): string
  /** What the link says; undefined when it was not made by us, was changed, is for another purpose, or has expired. */
  open(purpose: string, token: string, now: Date): LinkClaims | undefined
  /** Uses a link up. False when it was used before: of two at once one wins. */
  useOnce(tx: Tx, token: string, claims: LinkClaims): Promise<boolean>
  /** Forgets used links that have expired, which `open` refuses anyway. */
  forget(tx: Tx, before: Date): Promise<number>
}

const keyBytes = 32
const tokenCharactersMax = 1000
const claimsSchema = z.tuple([z.string(), z.string(), z.int()])

/**
 * Links that only we can have made: HMAC-SHA256 over their claims, by a key of its own (HKDF, RFC 5869), so that no other
 * signature of ours is ever a valid link.
 */
export function createSignedLinks({ secret }: { readonly secret: string }): SignedLinks {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'signed-links', keyBytes)))
  const signatureOf = (body: string) => createHmac('sha256', key).update(body).digest('base64url')
  return {
    sign({ purpose, subject, expiresAt }) {
      const body = Buffer.from(JSON.stringify([purpose, subject, expiresAt.getTime()])).toString('base64url')
      return `${body}.${signatureOf(body)}`
    },
    open(purpose, token, now) {
      const [body = '', given = '', ...rest] = token.length > tokenCharactersMax ? [] : token.split('.')
      // Compared as written: base64 has several spellings of the same bytes, and a link that is used once has one.
      if (rest.length > 0 || !isEqualSecret(given, signatureOf(body))) return undefined
      const [itsPurpose, subject, expires] = claimsSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
      const expiresAt = new Date(expires)
      return itsPurpose === purpose && expiresAt > now ? { purpose, subject, expiresAt } : undefined
    },
    async useOnce(tx, token, { expiresAt }) {
      const used = await run(tx, sql`insert into signed_links_used (token_hash, expires_at) values (${hashToken(token)}, ${expiresAt}) on conflict do nothing`)
      return used === 1
    },
    forget: (tx, before) => run(tx, sql`delete from signed_links_used where expires_at < ${before}`),
  }
}
