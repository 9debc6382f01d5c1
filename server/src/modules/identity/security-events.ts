import type { SecurityEvent, SecurityEventKind } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import type { Clock } from '#platform/clock.ts'
import { newToken } from '#platform/crypto.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import type { Database, Tx } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'
import type { ActedFrom } from './factors/parts.ts'
import type { Letters } from './letters.ts'
import type { People } from './people.ts'
import type { Proofs } from './proofs.ts'
import { insertSecurityEvent, listSecurityEvents } from './store/security-events.ts'
import { deviceName } from './device-name.ts'
import { placeOf } from './visit.ts'
import type { Place } from './visit.ts'

export interface SecurityNote {
  readonly userId: Id<'usr'>
  readonly kind: SecurityEventKind
  /** Null where no visit caused it, as with an operator's act. */
  readonly visit: ActedFrom | null
  /** Whether the person is told by mail; unless told, as the kind says. */
  readonly isTold?: boolean
}
export interface SecurityEvents {
  /** Keeps what happened and tells the person, in the transaction of the fact. */
  note(tx: Tx, note: SecurityNote): Promise<void>
  list(userId: Id<'usr'>, page: { after?: string; limit: number }): Promise<{ items: SecurityEvent[]; next: string | null }>
}
export interface SecurityEventsParts {
  readonly database: Database
  readonly crypto: Crypto
  readonly clock: Clock
  readonly ids: Ids
  readonly people: People
  readonly proofs: Proofs
  readonly letters: Letters
}

/** What is too ordinary for a mail; a sign-in from a new device says so itself. */
const quiet: readonly SecurityEventKind[] = ['signed-in', 'signed-up', 'sessions-ended', 'sign-in-failed']
export const sealedSecurityEvents: SealedTable = {
  table: 'security_events',
  key: { id: 'text' },
  columns: { place: { context: ({ id = '' }) => contextOf(id) } },
}
export const freezeLink = { purpose: 'freeze-link', ttlSeconds: 7 * 86_400, triesMax: 5 } as const

export function createSecurityEvents(parts: SecurityEventsParts): SecurityEvents {
  const { database, crypto, clock, ids } = parts
  return {
    async note(tx, { userId, kind, visit, isTold = !quiet.includes(kind) }) {
      const securityEventId = ids.next('sev')
      const place: Place = visit ? placeOf(visit) : { address: '', userAgent: '' }
      await insertSecurityEvent(tx, {
        securityEventId,
        userId,
        kind,
        place: crypto.encrypt(JSON.stringify(place), contextOf(securityEventId)),
        at: clock.now(),
      })
      if (isTold) await tell(parts, tx, { userId, kind, place })
    },
    async list(userId, { after, limit }) {
      const rows = await listSecurityEvents(database.db, userId, { after, limit: limit + 1 })
      const items = rows.slice(0, limit).map(({ securityEventId, kind, place, at }) => {
        const { address, userAgent } = JSON.parse(crypto.decrypt(place, contextOf(securityEventId))) as Place // as: sealed by us
        return { securityEventId, kind, address, device: deviceName(userAgent), at: at.toISOString() }
      })
      return { items, next: rows.length > limit ? (items.at(-1)?.securityEventId ?? null) : null }
    },
  }
}

/** Every such mail carries a link that freezes the account at once, for whoever did not do it. */
async function tell(
  { people, proofs, letters, clock }: SecurityEventsParts,
  tx: Tx,
  { userId, kind, place }: { userId: Id<'usr'>; kind: SecurityEventKind; place: Place },
) {
  const person = await people.find(tx, { userId })
  if (!person?.email) return
  const secret = newToken()
  const proofId = await proofs.create(tx, { ...freezeLink, userId, subject: kind, code: secret })
  await letters.tellEvent(tx, {
    person,
    kind,
    address: place.address,
    device: deviceName(place.userAgent),
    at: clock.now(),
    freezeToken: `${proofId}.${secret}`,
  })
}

function contextOf(securityEventId: string): string {
  return `security-event:${securityEventId}`
}
