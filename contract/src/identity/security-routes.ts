import { z } from 'zod'
import { defineRoute, idSchema, pageOf, pageQuery } from '../shared/index.ts'
import { codeSchema, emailSchema, pendingCodeSchema, securityEventSchema, securitySchema } from './schemas.ts'

const ofProof = z.object({ proofId: idSchema('prf') })

/** What a person sees and does to keep their account safe. */
export const securityRoutes = {
  readSecurity: defineRoute({
    name: 'readSecurity',
    method: 'GET',
    path: '/api/v1/me/security',
    summary: 'How well the account is protected',
    response: securitySchema,
  }),
  listSecurityEvents: defineRoute({
    name: 'listSecurityEvents',
    method: 'GET',
    path: '/api/v1/me/security-events',
    summary: 'What happened to the account, newest first',
    query: z.object(pageQuery),
    response: pageOf(securityEventSchema),
  }),
  freezeOwn: defineRoute({
    name: 'freezeOwn',
    method: 'POST',
    path: '/api/v1/me/freeze',
    summary: 'Freeze the own account: every session ends, nobody can sign in or pay',
    response: z.object({}),
  }),
  freezeByLink: defineRoute({
    name: 'freezeByLink',
    method: 'POST',
    path: '/api/v1/freezes',
    summary: 'Freeze an account by the link in one of our mails (“this was not me”)',
    body: z.object({ token: z.string().min(20).max(1000) }).strict(),
    response: z.object({}),
    errors: ['identity.link-wrong'],
  }),
  startUnfreeze: defineRoute({
    name: 'startUnfreeze',
    method: 'POST',
    path: '/api/v1/unfreezes',
    summary: 'Have a code sent that ends a freeze of one’s own. The answer is the same for every address',
    body: z.object({ email: emailSchema }).strict(),
    response: pendingCodeSchema,
    status: 202,
  }),
  finishUnfreeze: defineRoute({
    name: 'finishUnfreeze',
    method: 'POST',
    path: '/api/v1/unfreezes/{proofId}',
    summary: 'End the freeze by the code and the password',
    params: ofProof,
    body: z.object({ code: codeSchema, password: z.string().min(1, { message: 'enter your password' }).max(200) }).strict(),
    response: z.object({}),
    errors: ['identity.code-wrong'],
  }),
}
