import { z } from 'zod'
import { idSchema, timestampSchema } from '../shared/index.ts'
import { passkeyRequestSchema } from './factor-schemas.ts'

export const emailSchema = z.email({ message: 'expected an e-mail address such as name@example.com' }).max(200)
/** Length alone is asked of its form (NIST SP 800-63B); whether it is good is judged by strength and known breaches. */
export const newPasswordSchema = z.string().min(10, { message: 'use at least 10 characters' }).max(200)
export const nameSchema = z.string().trim().min(1, { message: 'what shall we call you?' }).max(60)
/** Six digits from a mail or a text message. */
export const codeSchema = z
  .string()
  .trim()
  .regex(/^\d{6}$/, { message: 'the code has 6 digits' })
/** A phone number as dialled, spaces and dashes allowed; stored in E.164-like digits. */
export const phoneSchema = z.string().regex(/^\+?[0-9][0-9 -]{5,18}[0-9]$/, { message: 'expected a phone number such as 13800138000 or +49 30 901820' })

/** Where something is sent. `regionCode` is the GB/T 2260 code of the district for addresses in China, else absent. */
export const addressSchema = z
  .object({
    recipient: z.string().trim().min(1, { message: 'who receives it?' }).max(80),
    phone: phoneSchema,
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, { message: 'expected a two-letter country code such as CN' })
      .default('CN'),
    regionCode: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    province: z.string().trim().max(80).default(''),
    city: z.string().trim().max(80).default(''),
    district: z.string().trim().max(80).default(''),
    street: z.string().trim().min(2, { message: 'street, number and room' }).max(300),
    postalCode: z.string().trim().max(20).default(''),
  })
  .superRefine((address, context) => {
    if (address.country !== 'CN') {
      if (!address.city) context.addIssue({ code: 'custom', path: ['city'], message: 'a city is needed' })
      return
    }
    for (const part of ['province', 'city', 'district'] as const) {
      if (!address[part] && !address.regionCode) context.addIssue({ code: 'custom', path: [part], message: 'choose province, city and district' })
    }
  })
export type Address = z.output<typeof addressSchema>
export const savedAddressSchema = z.object({ addressId: idSchema('adr'), isDefault: z.boolean(), address: addressSchema })
export type SavedAddress = z.infer<typeof savedAddressSchema>

/** How the shopper is reached about an order: an e-mail address, a phone number, or both. */
export const contactSchema = z
  .object({ email: emailSchema.optional(), phone: phoneSchema.optional() })
  .refine((contact) => Boolean(contact.email || contact.phone), { message: 'an e-mail address or a phone number is needed', path: ['email'] })
export type Contact = z.output<typeof contactSchema>

export const merchantRoles = ['owner', 'manager', 'clerk', 'verifier'] as const
export const operatorRoles = ['operator', 'support', 'risk', 'auditor', 'admin'] as const
export type MerchantRole = (typeof merchantRoles)[number]
export type OperatorRole = (typeof operatorRoles)[number]

/** By what somebody proves to be themselves beyond the password; the first two are strong: neither a false page nor a stolen mailbox is enough. */
export const factors = ['passkey', 'authenticator', 'sms', 'email', 'recovery-code'] as const
export type Factor = (typeof factors)[number]
export const strongFactors: readonly Factor[] = ['passkey', 'authenticator']
export const factorSchema = z.enum(factors)
/** An answer to the question for a second factor: a code, or what the passkey signed (a WebAuthn AuthenticationResponseJSON). */
export const factorAnswerSchema = z.discriminatedUnion('method', [
  z
    .object({
      method: z.enum(['authenticator', 'sms', 'email', 'recovery-code']),
      code: z.string().trim().min(6, { message: 'enter the code' }).max(40),
    })
    .strict(),
  z.object({ method: z.literal('passkey'), response: z.record(z.string(), z.unknown()) }).strict(),
])
export type FactorAnswer = z.output<typeof factorAnswerSchema>

/** A code is on its way, or a second step waits; `proofId` names it and works for so many seconds. */
export const pendingCodeSchema = z.object({ proofId: idSchema('prf'), expiresInSeconds: z.int() })

export const meSchema = z.object({
  user: z.object({ userId: idSchema('usr'), name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  /** Present for guests with a token as well. */
  shopperId: idSchema('shp').nullable(),
  shops: z.array(z.object({ merchantId: idSchema('mer'), slug: z.string(), name: z.string(), role: z.enum(merchantRoles) })),
  operatorRoles: z.array(z.enum(operatorRoles)),
  /** Why roles somebody was given open nothing now: there is no valid training record. */
  operatorHold: z.enum(['training']).nullable(),
  locale: z.enum(['zh-CN', 'en']),
})
export type Me = z.infer<typeof meSchema>

/** A sign-in that succeeded, or one that waits for its second factor by one of the methods. */
export const signInSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-in'), me: meSchema }),
  z.object({
    state: z.literal('second-factor'),
    ...pendingCodeSchema.shape,
    methods: z.array(factorSchema),
    passkeyOptions: passkeyRequestSchema.nullable(),
  }),
])
export type SignInAnswer = z.infer<typeof signInSchema>

export const sessionSchema = z.object({
  sessionId: idSchema('ses'),
  isCurrent: z.boolean(),
  /** What kind of device and browser, as far as it tells. */
  device: z.string(),
  /** The network address it was last used from. */
  address: z.string(),
  signedInAt: timestampSchema,
  lastSeenAt: timestampSchema,
})
export type Session = z.infer<typeof sessionSchema>

export const securityEventKinds = [
  'signed-up',
  'signed-in',
  'sign-in-failed',
  'password-changed',
  'password-reset',
  'email-changed',
  'phone-changed',
  'passkey-added',
  'passkey-removed',
  'authenticator-added',
  'authenticator-removed',
  'recovery-codes-made',
  'recovery-code-used',
  'sessions-ended',
  'frozen',
  'unfrozen',
] as const
export type SecurityEventKind = (typeof securityEventKinds)[number]
export const securityEventSchema = z.object({
  securityEventId: idSchema('sev'),
  kind: z.enum(securityEventKinds),
  device: z.string(),
  address: z.string(),
  at: timestampSchema,
})
export type SecurityEvent = z.infer<typeof securityEventSchema>

/** How well an account is protected. */
export const securitySchema = z.object({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  hasPassword: z.boolean(),
  passwordChangedAt: timestampSchema.nullable(),
  passkeyCount: z.int(),
  hasAuthenticator: z.boolean(),
  recoveryCodesLeft: z.int(),
  sessionCount: z.int(),
})
export type Security = z.infer<typeof securitySchema>
export const regionSchema = z.object({ code: z.string(), name: z.string() })
