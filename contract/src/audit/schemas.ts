import { z } from 'zod'
import { idSchema, pageQuery, timestampSchema } from '../shared/index.ts'

/** How an act ended. `underWay` has begun a moment ago; `unknown` has begun and nobody wrote down its end: the process died. */
export const auditOutcomes = ['done', 'refused', 'failed', 'underWay', 'unknown'] as const
export type AuditOutcome = (typeof auditOutcomes)[number]
/** Those one looks for. */
export const auditOutcomesSought = ['done', 'refused', 'failed', 'unknown'] as const

/** A place in the chain of the audit log, and the hash over everything up to it. */
export const auditLinkSchema = z.object({ sequence: z.int().min(0), hash: z.string().regex(/^([0-9a-f]{64})?$/) })

const actorIdSchema = z.string().regex(/^(usr|aky)_[0-9a-hjkmnp-tv-z]{26}$/, { message: 'expected the id of a person or of an API key' })
const whatever = {
  /** A person's or an API key's id. */
  actor: actorIdSchema.optional(),
  /** Name of the route. */
  act: z
    .string()
    .regex(/^[A-Za-z]{1,60}$/)
    .optional(),
  /** Id of a thing that was acted upon. */
  subject: z
    .string()
    .regex(/^[a-z]{2,8}_[0-9a-hjkmnp-tv-z]{26}$/, { message: 'expected the id of a thing, such as ord_…' })
    .optional(),
  from: timestampSchema.optional(),
  to: timestampSchema.optional(),
  outcome: z.enum(auditOutcomesSought).optional(),
}
/** What a shop looks for in its own log. */
export const shopAuditQuery = z.object({ ...whatever, ...pageQuery })
const everywhere = {
  ...whatever,
  merchantId: idSchema('mer').optional(),
  requestId: z
    .string()
    .regex(/^[\w-]{1,80}$/)
    .optional(),
  /** A network address; acts from its neighbourhood (24 bits of IPv4, 48 of IPv6) are found. */
  address: z.union([z.ipv4(), z.ipv6()]).optional(),
}
export const auditQuery = z.object({ ...everywhere, ...pageQuery })
export const auditExportQuery = z.object(everywhere)

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()])
const auditAct = {
  entryId: idSchema('aud'),
  /** When it ended; when it began, while it has not. */
  at: timestampSchema,
  /** Name of the route. */
  act: z.string(),
  audience: z.string(),
  actor: z.object({ actorId: z.string().nullable(), name: z.string().nullable(), roles: z.array(z.string()) }),
  shop: z.object({ merchantId: idSchema('mer'), name: z.string() }).nullable(),
  subjectIds: z.array(z.string()),
  outcome: z.enum(auditOutcomes),
  status: z.int().nullable(),
  /** Code of the refusal. */
  code: z.string().nullable(),
  requestId: z.string(),
}
/** An act in the list. */
export const auditActSchema = z.object(auditAct)
export type AuditAct = z.infer<typeof auditActSchema>

/** An act with everything that is known of it. */
export const auditEntrySchema = z.object({
  ...auditAct,
  beganAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
  /** Network address; for a shop its neighbourhood only. */
  address: z.string().nullable(),
  browser: z.string().nullable(),
  sessionId: z.string().nullable(),
  reason: z.string().nullable(),
  /** Words in the address that are no ids. */
  params: z.record(z.string(), z.string()),
  facts: z.record(z.string(), fact),
  changes: z.record(z.string(), z.object({ before: fact, after: fact })),
  /** Its places in the chain: the beginning and the end. */
  links: z.array(auditLinkSchema),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

/** The end of the chain, and whether it still has the link that was asked about. */
export const auditAnchorSchema = z.object({ head: auditLinkSchema, isHeld: z.boolean().nullable() })
