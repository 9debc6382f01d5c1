import { z } from 'zod'
import { defineRoute } from '../shared/index.ts'
import { challengeSchema } from './challenges.ts'
import { passwordCharactersMax, passwordQualitySchema } from './passwords.ts'

export const protectionRoutes = {
  judgePassword: defineRoute({
    name: 'judgePassword',
    method: 'POST',
    path: '/api/v1/password-quality',
    summary: 'How well a password withstands guessing, before it is chosen. Neither logged nor stored',
    body: z.object({ password: z.string().max(passwordCharactersMax), name: z.string().max(60).optional(), email: z.string().max(200).optional() }).strict(),
    response: passwordQualitySchema,
  }),
  readChallenge: defineRoute({
    name: 'readChallenge',
    method: 'GET',
    path: '/api/v1/challenges',
    summary: 'A proof of work for a form that asks for one: signed, for this network, once, for ten minutes. Harder for whoever asks often',
    response: challengeSchema,
  }),
}
