import { z } from 'zod'

/**
 * A proof of work as ALTCHA's libraries know it (version 2, https://altcha.org): find a `counter` for which PBKDF2 of
 * nonce and counter, with this salt and as many iterations as `cost`, begins with `keyPrefix`.
 */
export const challengeSchema = z.object({
  parameters: z.object({
    algorithm: z.literal('PBKDF2/SHA-256'),
    nonce: z.string().regex(/^[0-9a-f]{32}$/),
    salt: z.string().regex(/^[0-9a-f]{32}$/),
    /** Iterations of one try. */
    cost: z.int().min(1).max(1_000_000),
    keyLength: z.literal(32),
    keyPrefix: z.string().regex(/^[0-9a-f]{2,8}$/),
    /** Seconds since 1970. */
    expiresAt: z.int().min(0),
    data: z.object({ network: z.string().max(64) }),
  }),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Challenge = z.infer<typeof challengeSchema>

/** What is sent back: base64 of `{ challenge, solution: { counter, derivedKey } }` as JSON. */
export const solvedChallengeSchema = z.object({
  challenge: challengeSchema,
  solution: z.object({
    counter: z.int().min(0).max(0xffffffff),
    derivedKey: z.string().regex(/^[0-9a-f]{64}$/),
    time: z.number().optional(),
  }),
})
export const challengeAnswerSchema = z.string().max(2000)
