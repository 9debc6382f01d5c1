import { createHash } from 'node:crypto'

export const actEnds = ['done', 'refused', 'failed'] as const
/** How an act ended: done, refused by a rule, failed by a fault of ours or of the connection. */
export type ActEnd = (typeof actEnds)[number]

/** One entry of the audit log. An act is two of them: `asked` before it begins, `ended` once it is over. */
export interface AuditEntry {
  readonly id: string
  /** Id of the `asked` entry; there it is its own. */
  readonly actId: string
  readonly phase: 'asked' | 'ended'
  readonly at: Date
  /** Name of the route. */
  readonly act: string
  readonly audience: string
  readonly actorId: string | null
  readonly actorRoles: readonly string[]
  readonly merchantId: string | null
  readonly subjectIds: readonly string[]
  readonly outcome: ActEnd | null
  readonly status: number | null
  /** Code of the refusal. */
  readonly code: string | null
  readonly requestId: string
  readonly networkKey: string | null
  readonly deviceKey: string | null
  /** Encrypted. */
  readonly details: string | null
}
/** A place in the chain, and the hash over everything up to it. */
export interface Link {
  readonly sequence: number
  readonly hash: string
}
export type SealedEntry = AuditEntry & Link

/** The hash that seals an entry into its place: SHA-256, hexadecimal, over the hash before it and all its own words. */
export function sealOf(before: Link, entry: AuditEntry): string {
  const words = [
    before.hash,
    before.sequence + 1,
    entry.id,
    entry.actId,
    entry.phase,
    entry.at.toISOString(),
    entry.act,
    entry.audience,
    entry.actorId,
    entry.actorRoles,
    entry.merchantId,
    entry.subjectIds,
    entry.outcome,
    entry.status,
    entry.code,
    entry.requestId,
    entry.networkKey,
    entry.deviceKey,
    entry.details,
  ]
  // JSON keeps words apart: no two different entries are the same text.
  return createHash('sha256').update(JSON.stringify(words)).digest('hex')
}

/** Gives entries the places after a link, in their order. */
export function chainAfter(head: Link, entries: readonly AuditEntry[]): SealedEntry[] {
  let last = head
  return entries.map((entry) => {
    const sealed = { ...entry, sequence: last.sequence + 1, hash: sealOf(last, entry) }
    last = sealed
    return sealed
  })
}

/** Whether an entry is what was sealed, and stands next to the one before it. */
export function follows(before: Link, entry: SealedEntry): boolean {
  return entry.sequence === before.sequence + 1 && entry.hash === sealOf(before, entry)
}
