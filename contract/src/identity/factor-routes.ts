import { z } from 'zod'
import { defineRoute, idSchema } from '../shared/index.ts'
import { authenticatorCodeSchema, factorListSchema, newPasskeySchema, passkeyCreationSchema, passkeyNameSchema, passkeySchema } from './factor-schemas.ts'

const passkeyParams = z.object({ passkeyId: idSchema('pky') })
const removalQuery = z.object({
  /** Says that the last passkey or authenticator app may go, and the recovery codes with it. */
  isLast: z.enum(['accepted']).optional(),
})

/** Second factors: passkeys, an authenticator app, recovery codes. */
export const factorRoutes = {
  listFactors: defineRoute({
    name: 'listFactors',
    method: 'GET',
    path: '/api/v1/me/factors',
    summary: 'The person’s passkeys, authenticator app and how many recovery codes are left',
    response: factorListSchema,
  }),
  startPasskey: defineRoute({
    name: 'startPasskey',
    method: 'POST',
    path: '/api/v1/me/passkey-registrations',
    summary: 'Begin to add a passkey: what the browser needs to make one',
    response: z.object({ proofId: idSchema('prf'), options: passkeyCreationSchema }),
    status: 201,
    errors: ['identity.passkeys-full'],
  }),
  addPasskey: defineRoute({
    name: 'addPasskey',
    method: 'POST',
    path: '/api/v1/me/passkeys',
    summary: 'Add the passkey that the browser made; named after the device unless told',
    body: z.object({ proofId: idSchema('prf'), response: newPasskeySchema, name: passkeyNameSchema.optional() }).strict(),
    response: passkeySchema,
    status: 201,
    errors: ['identity.passkey-refused', 'identity.passkeys-full'],
  }),
  renamePasskey: defineRoute({
    name: 'renamePasskey',
    method: 'PUT',
    path: '/api/v1/me/passkeys/{passkeyId}/name',
    summary: 'Rename a passkey',
    params: passkeyParams,
    body: z.object({ name: passkeyNameSchema }).strict(),
    response: z.object({}),
    errors: ['identity.factor-not-found'],
  }),
  removePasskey: defineRoute({
    name: 'removePasskey',
    method: 'DELETE',
    path: '/api/v1/me/passkeys/{passkeyId}',
    summary: 'Remove a passkey',
    params: passkeyParams,
    query: removalQuery,
    response: z.object({}),
    errors: ['identity.factor-not-found', 'identity.factor-is-last'],
  }),
  startAuthenticator: defineRoute({
    name: 'startAuthenticator',
    method: 'POST',
    path: '/api/v1/me/authenticator-setups',
    summary: 'Begin to set up an authenticator app: its secret, as text and as a link for a QR code',
    response: z.object({ proofId: idSchema('prf'), secret: z.string(), uri: z.string(), expiresInSeconds: z.int() }),
    status: 201,
  }),
  activateAuthenticator: defineRoute({
    name: 'activateAuthenticator',
    method: 'PUT',
    path: '/api/v1/me/authenticator',
    summary: 'Finish with a code of the app; it takes the place of an earlier app',
    body: z.object({ proofId: idSchema('prf'), code: authenticatorCodeSchema }).strict(),
    response: z.object({}),
    errors: ['identity.authenticator-code-wrong'],
  }),
  removeAuthenticator: defineRoute({
    name: 'removeAuthenticator',
    method: 'DELETE',
    path: '/api/v1/me/authenticator',
    summary: 'Remove the authenticator app',
    query: removalQuery,
    response: z.object({}),
    errors: ['identity.factor-not-found', 'identity.factor-is-last'],
  }),
  makeRecoveryCodes: defineRoute({
    name: 'makeRecoveryCodes',
    method: 'POST',
    path: '/api/v1/me/recovery-codes',
    summary: 'Make ten recovery codes, shown this once; earlier ones stop working',
    response: z.object({ codes: z.array(z.string()) }),
    status: 201,
    errors: ['identity.factor-needed'],
  }),
}
