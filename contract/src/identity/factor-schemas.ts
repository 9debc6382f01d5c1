import { z } from 'zod'
import { idSchema, timestampSchema } from '../shared/index.ts'

/** Bytes in base64url, as WebAuthn's JSON forms carry them; longer ones than any device makes are not looked at. */
const bytesSchema = (charactersMax: number) =>
  z
    .string()
    .max(charactersMax)
    .regex(/^[\w-]*$/)
const credentialIdSchema = bytesSchema(1400).min(1)
const transportsSchema = z.array(z.string().max(30)).max(10)
const credentialSchema = z.object({ id: credentialIdSchema, type: z.literal('public-key'), transports: transportsSchema.optional() })

/** What a browser needs to make a passkey: WebAuthn's PublicKeyCredentialCreationOptionsJSON. */
export const passkeyCreationSchema = z.object({
  rp: z.object({ name: z.string(), id: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
  timeout: z.int(),
  excludeCredentials: z.array(credentialSchema),
  authenticatorSelection: z.object({ residentKey: z.literal('required'), requireResidentKey: z.boolean(), userVerification: z.literal('required') }),
  attestation: z.literal('none'),
})
export type PasskeyCreation = z.infer<typeof passkeyCreationSchema>

/** What a browser needs to ask a passkey to sign: WebAuthn's PublicKeyCredentialRequestOptionsJSON. */
export const passkeyRequestSchema = z.object({
  rpId: z.string(),
  challenge: z.string(),
  timeout: z.int(),
  allowCredentials: z.array(credentialSchema),
  userVerification: z.literal('required'),
})
export type PasskeyRequest = z.infer<typeof passkeyRequestSchema>

/** What a browser answers when it made a passkey (RegistrationResponseJSON); the fields that are looked at. */
export const newPasskeySchema = z.object({
  id: credentialIdSchema,
  rawId: credentialIdSchema,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: bytesSchema(4000), attestationObject: bytesSchema(20_000), transports: transportsSchema.optional() }),
})
export type NewPasskey = z.infer<typeof newPasskeySchema>

/** What a browser answers when a passkey signed (AuthenticationResponseJSON); the fields that are looked at. */
export const passkeyAnswerSchema = z.object({
  id: credentialIdSchema,
  rawId: credentialIdSchema,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: bytesSchema(4000),
    authenticatorData: bytesSchema(4000),
    signature: bytesSchema(8000),
    userHandle: bytesSchema(100).optional(),
  }),
})
export type PasskeyAnswer = z.infer<typeof passkeyAnswerSchema>

export const passkeyNameSchema = z.string().trim().min(1, { message: 'give it a name' }).max(40)
export const passkeySchema = z.object({
  passkeyId: idSchema('pky'),
  name: z.string(),
  /** Whether its maker keeps a copy, so that it works on the person's other devices too. */
  isSynced: z.boolean(),
  createdAt: timestampSchema,
  lastUsedAt: timestampSchema.nullable(),
})
export type Passkey = z.infer<typeof passkeySchema>

/** Six digits of an authenticator app, with a space in the middle or none. */
export const authenticatorCodeSchema = z
  .string()
  .trim()
  .regex(/^\d{3}\s?\d{3}$/, { message: 'the code has 6 digits' })

export const factorListSchema = z.object({
  passkeys: z.array(passkeySchema),
  authenticator: z.object({ createdAt: timestampSchema, lastUsedAt: timestampSchema.nullable() }).nullable(),
  recoveryCodesLeft: z.int(),
})
export type FactorList = z.infer<typeof factorListSchema>
