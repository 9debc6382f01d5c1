import { z } from 'zod'
import { idSchema, timestampSchema } from '../shared/index.ts'
import { purposeKeys } from './purposes.ts'
import { thirdPartyKeys } from './third-parties.ts'

/** Where on our pages a decision was made. `merged`: as a guest, before signing in. */
export const consentSources = ['privacyCentre', 'home', 'merged'] as const

export const consentDecisionSchema = z.object({
  purpose: z.enum(purposeKeys),
  isGiven: z.boolean(),
  policyVersion: z.string(),
  source: z.enum(consentSources),
  decidedAt: timestampSchema,
})
export type ConsentDecision = z.infer<typeof consentDecisionSchema>

export const consentViewSchema = z.object({
  purpose: z.enum(purposeKeys),
  title: z.string(),
  text: z.string(),
  /** False for what cannot be done without. */
  isAsked: z.boolean(),
  isGiven: z.boolean(),
  decidedAt: timestampSchema.nullable(),
})
export const consentsSchema = z.object({
  policyVersion: z.string(),
  /** Whether something was not decided yet, or not since the policy changed. */
  asks: z.boolean(),
  items: z.array(consentViewSchema),
  /** Every decision, latest first. */
  history: z.array(consentDecisionSchema),
})
export type Consents = z.infer<typeof consentsSchema>

export const privacyFactsSchema = z.object({
  policyVersion: z.string(),
  purposes: z.array(z.object({ purpose: z.enum(purposeKeys), title: z.string(), text: z.string(), isAsked: z.boolean() })),
  thirdParties: z.array(
    z.object({ key: z.enum(thirdPartyKeys), title: z.string(), purpose: z.string(), receives: z.string(), without: z.string(), isActive: z.boolean() }),
  ),
  retention: z.array(z.object({ key: z.string(), days: z.int(), what: z.string(), why: z.string() })),
  keptLonger: z.array(z.object({ what: z.string(), why: z.string() })),
})
export type PrivacyFacts = z.infer<typeof privacyFactsSchema>

/** A person's own words, by which they know our mails. */
export const mailPhraseSchema = z
  .string()
  .trim()
  .min(4, { message: 'use 4 to 40 characters that only you would write' })
  .max(40, { message: 'use 4 to 40 characters that only you would write' })
  .regex(/^[^\p{C}<>]*$/u, { message: 'use letters, digits, spaces and punctuation' })

export const messageVerdicts = ['ours', 'ourAddress', 'notOurs'] as const
export const mailTopics = ['order', 'codes', 'refund', 'lookup', 'account', 'privacy', 'other'] as const
export type MailTopic = (typeof mailTopics)[number]
export const messageCheckSchema = z.object({
  /** `ours`: we wrote it. `ourAddress`: the sender or link bears our name, which alone proves nothing. */
  verdict: z.enum(messageVerdicts),
  given: z.enum(['code', 'link', 'sender']),
  topic: z.enum(mailTopics).nullable(),
  sentAt: timestampSchema.nullable(),
  /** What to think and do. */
  text: z.string(),
})
export type MessageCheck = z.infer<typeof messageCheckSchema>

export const exportStates = ['waiting', 'running', 'ready', 'failed', 'removed'] as const
export const privacyExportSchema = z.object({
  exportId: idSchema('pxp'),
  state: z.enum(exportStates),
  partsDone: z.int(),
  partsTotal: z.int(),
  bytes: z.int().nullable(),
  askedAt: timestampSchema,
  readyAt: timestampSchema.nullable(),
  /** Until when it can be fetched by the link in the mail. */
  expiresAt: timestampSchema.nullable(),
  /** What opens it, for people without a mailbox to send it to. */
  token: z.string().nullable(),
})
export type PrivacyExport = z.infer<typeof privacyExportSchema>

export const erasureBlockers = ['orderOpen', 'moneyUnderWay', 'onlyOwner', 'staff'] as const
export type ErasureBlocker = (typeof erasureBlockers)[number]
export const erasureReasonSchema = z.object({
  code: z.enum(erasureBlockers),
  /** Why it stands in the way, and what to do. */
  text: z.string(),
  things: z.array(z.object({ label: z.string(), href: z.string() })),
})
export type ErasureReason = z.infer<typeof erasureReasonSchema>
export const erasureSchema = z.object({
  /** `waiting`: asked for, and can be taken back until `dueAt`. */
  state: z.enum(['none', 'waiting', 'erasing']),
  askedAt: timestampSchema.nullable(),
  dueAt: timestampSchema.nullable(),
  /** Empty when nothing stands in the way. */
  reasons: z.array(erasureReasonSchema),
})
export type Erasure = z.infer<typeof erasureSchema>
