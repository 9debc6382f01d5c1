import { z } from 'zod'
import { apiScopes } from '../access/index.ts'
import { idSchema, timestampSchema } from '../shared/index.ts'

/** How long a key may live, and how many of a shop may live at once. */
export const keyDaysMax = 365
export const liveKeysMax = 20

export const apiKeySchema = z.object({
  apiKeyId: idSchema('aky'),
  name: z.string(),
  scopes: z.array(z.enum(apiScopes)),
  /** The key's last characters: enough to tell it from others, not to use it. */
  ending: z.string(),
  state: z.enum(['live', 'expired', 'revoked']),
  createdAt: timestampSchema,
  expiresAt: timestampSchema,
  /** To the minute; null while it has not been used. */
  lastUsedAt: timestampSchema.nullable(),
  revokedAt: timestampSchema.nullable(),
})
export type ApiKey = z.infer<typeof apiKeySchema>

export const newApiKeySchema = z
  .object({
    name: z.string().trim().min(1, { message: 'name the program that will use it' }).max(60),
    scopes: z.array(z.enum(apiScopes)).min(1, { message: 'choose at least one permission' }).max(apiScopes.length),
    days: z.int().min(1).max(keyDaysMax).default(90),
  })
  .strict()
export type NewApiKey = z.output<typeof newApiKeySchema>
