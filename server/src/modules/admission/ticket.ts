import { hashToken, isEqualSecret } from '#platform/crypto.ts'
import type { Crypto } from '#platform/crypto.ts'

/** What a ticket says: a number in the line, or leave to enter until a second of the epoch. */
export interface Ticket {
  readonly kind: 'place' | 'pass'
  readonly value: number
  /** Whose it is (`holderOf`); empty for whoever brings it. */
  readonly holder: string
}

const form = /^(place|pass)\.(\d{1,15})\.([0-9a-f]{0,32})\.([0-9a-f]{64})$/
const purpose = 'admission-ticket'

/** Names a person or device in tickets and rows without telling who it is. */
export function holderOf(name: string): string {
  return hashToken(name).slice(0, 32)
}

/** Signed, so that any process reads it without the database and nobody writes one. */
export function writeTicket(crypto: Crypto, { kind, value, holder }: Ticket): string {
  const said = `${kind}.${value}.${holder}`
  return `${said}.${crypto.blindIndex(said, purpose)}`
}

/** What a ticket says; undefined for one we did not write. */
export function readTicket(crypto: Crypto, text: string | undefined): Ticket | undefined {
  const [, kind, value = '', holder = '', signature = ''] = form.exec(text ?? '') ?? []
  if (kind !== 'place' && kind !== 'pass') return undefined
  const ticket: Ticket = { kind, value: Number(value), holder }
  return isEqualSecret(signature, crypto.blindIndex(`${kind}.${value}.${holder}`, purpose)) ? ticket : undefined
}
