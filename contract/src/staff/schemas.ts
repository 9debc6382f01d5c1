import { z } from 'zod'
import { emailSchema, merchantRoles, operatorRoles, securityEventKinds } from '../identity/index.ts'
import { idSchema, readingSchema, timestampSchema } from '../shared/index.ts'

const reasonSchema = z.string().trim().min(1, { message: 'give a reason' }).max(500)

/** Somebody who works for the platform, as colleagues see them. */
export const operatorSchema = z.object({
  userId: idSchema('usr'),
  name: z.string(),
  /** Masked. */
  email: z.string(),
  roles: z.array(z.enum(operatorRoles)),
  factors: z.array(z.enum(['passkey', 'authenticator', 'recovery-code'])),
  training: z.object({ validUntil: timestampSchema, isValid: z.boolean(), recordedAt: timestampSchema }).nullable(),
  lastSeenAt: timestampSchema.nullable(),
})
export type Operator = z.infer<typeof operatorSchema>

/** The longest a training record may be valid, in days. */
export const trainingDaysMax = 400
export const trainingSchema = z.object({ validDays: z.int().min(1).max(trainingDaysMax) }).strict()

/** The acts that take two people. */
export const approvalActs = ['grant-role', 'remove-role', 'lift-freeze'] as const
export type ApprovalAct = (typeof approvalActs)[number]
export const approvalStates = ['open', 'approved', 'refused', 'withdrawn', 'expired'] as const
export type ApprovalState = (typeof approvalStates)[number]
export const approvalHours = 72

/** What one person asks another to agree to. */
export const approvalRequestSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('grant-role'), email: emailSchema, role: z.enum(operatorRoles), reason: reasonSchema }).strict(),
  z.object({ act: z.literal('remove-role'), userId: idSchema('usr'), role: z.enum(operatorRoles), reason: reasonSchema }).strict(),
  z.object({ act: z.literal('lift-freeze'), userId: idSchema('usr'), reason: reasonSchema }).strict(),
])
export type ApprovalRequest = z.output<typeof approvalRequestSchema>

const colleagueSchema = z.object({ userId: idSchema('usr'), name: z.string() })
export const approvalSchema = z.object({
  approvalId: idSchema('apr'),
  act: z.enum(approvalActs),
  subject: z.object({
    id: z.string(),
    /** Masked, when it is about a person. */
    name: z.string().nullable(),
    email: z.string().nullable(),
  }),
  /** What exactly is to be done, such as which role. */
  facts: z.record(z.string(), z.string()),
  reason: z.string(),
  askedBy: colleagueSchema,
  askedAt: timestampSchema,
  expiresAt: timestampSchema,
  state: z.enum(approvalStates),
  decidedBy: colleagueSchema.nullable(),
  decidedAt: timestampSchema.nullable(),
  note: z.string().nullable(),
  /** Whether the reader may decide it, or, having asked, only withdraw it. */
  may: z.enum(['decide', 'withdraw']).nullable(),
})
export type Approval = z.infer<typeof approvalSchema>
export const decisionSchema = z.object({ isApproved: z.boolean(), note: z.string().trim().max(500).default('') }).strict()

export const personQuerySchema = z
  .object({ query: z.string().trim().min(5, { message: 'an e-mail address, a phone number or an order number' }).max(200) })
  .strict()
/** A person as the platform's staff find them: masked. */
export const personCardSchema = z.object({
  userId: idSchema('usr'),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  isFrozen: z.boolean(),
})
export type PersonCard = z.infer<typeof personCardSchema>
export const foundPeopleSchema = z.object({
  people: z.array(personCardSchema),
  /** The order whose number was given; its buyer may be a guest. */
  order: z.object({ orderId: idSchema('ord'), number: z.string() }).nullable(),
})
export type FoundPeople = z.infer<typeof foundPeopleSchema>

export const personSchema = personCardSchema.extend({
  signedUpAt: timestampSchema,
  lastSeenAt: timestampSchema.nullable(),
  sessionCount: z.int(),
  factors: z.array(z.enum(['passkey', 'authenticator', 'recovery-code'])),
  shops: z.array(z.object({ merchantId: idSchema('mer'), name: z.string(), role: z.enum(merchantRoles) })),
  operatorRoles: z.array(z.enum(operatorRoles)),
  freeze: z.object({ by: z.enum(['self', 'operator']), at: timestampSchema }).nullable(),
  /** What happened to the account, newest first, without places and devices. */
  events: z.array(z.object({ kind: z.enum(securityEventKinds), at: timestampSchema })),
})
export type Person = z.infer<typeof personSchema>
export const personReadingReasons = ['support', 'dispute', 'fraud', 'law', 'other'] as const
export const personReadingSchema = readingSchema(personReadingReasons)
/** What was hidden of a person, in clear. */
export const personContactSchema = z.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() })
export type PersonContact = z.infer<typeof personContactSchema>
export const freezeSchema = z.object({ reason: reasonSchema }).strict()

export const appealBodySchema = z
  .object({
    /** The e-mail address of the account. */
    email: emailSchema,
    text: z.string().trim().min(10, { message: 'say what happened, in a sentence or two' }).max(4000),
  })
  .strict()
export const appealStates = ['open', 'granted', 'declined'] as const
export const appealSchema = z.object({
  appealId: idSchema('apl'),
  person: personCardSchema,
  text: z.string(),
  askedAt: timestampSchema,
  state: z.enum(appealStates),
  decidedBy: colleagueSchema.nullable(),
  decidedAt: timestampSchema.nullable(),
  words: z.string().nullable(),
})
export type Appeal = z.infer<typeof appealSchema>
/** `words` go to the person by mail, whichever way it is decided. */
export const appealDecisionSchema = z
  .object({ isGranted: z.boolean(), words: z.string().trim().min(10, { message: 'say what happened, in a sentence or two' }).max(2000) })
  .strict()
