import { z } from 'zod'
import { defineRoute, idSchema } from '../shared/index.ts'
import { factorRoutes } from './factor-routes.ts'
import { addressSchema, emailSchema, meSchema, passwordSchema, regionSchema, savedAddressSchema } from './schemas.ts'

const addressParams = z.object({ addressId: idSchema('adr') })

export const identityRoutes = {
  ...factorRoutes,
  signUp: defineRoute({
    name: 'signUp',
    method: 'POST',
    path: '/api/v1/accounts',
    summary: 'Create an account and sign in',
    body: z.object({ email: emailSchema, password: passwordSchema, name: z.string().trim().min(1, { message: 'what shall we call you?' }).max(60) }).strict(),
    response: meSchema,
    status: 201,
    errors: ['identity.email-taken'],
  }),
  signIn: defineRoute({
    name: 'signIn',
    method: 'POST',
    path: '/api/v1/sessions',
    summary: 'Sign in; a guest’s cart and orders move to the account',
    body: z.object({ email: emailSchema, password: z.string().min(1, { message: 'enter your password' }).max(200) }).strict(),
    response: meSchema,
    status: 201,
    errors: ['identity.credentials-wrong'],
  }),
  signOut: defineRoute({
    name: 'signOut',
    method: 'DELETE',
    path: '/api/v1/sessions/current',
    summary: 'Sign out',
    response: z.object({}),
  }),
  me: defineRoute({ name: 'me', method: 'GET', path: '/api/v1/me', summary: 'Who the caller is, and in which roles', response: meSchema }),
  demoAccounts: defineRoute({
    name: 'demoAccounts',
    method: 'GET',
    path: '/api/v1/demo-accounts',
    summary: 'Demo accounts; empty outside development',
    response: z.object({
      items: z.array(
        z.object({
          audience: z.enum(['shopper', 'merchant', 'operator', 'integrator']),
          role: z.string(),
          name: z.string(),
          email: z.string(),
          password: z.string(),
        }),
      ),
    }),
  }),
  listRegions: defineRoute({
    name: 'listRegions',
    method: 'GET',
    path: '/api/v1/regions',
    summary: 'China’s administrative divisions below a code; provinces without one',
    query: z.object({
      parent: z
        .string()
        .regex(/^\d{2,6}$/)
        .optional(),
    }),
    response: z.object({ items: z.array(regionSchema) }),
    sharedSeconds: 86_400,
  }),
  listAddresses: defineRoute({
    name: 'listAddresses',
    method: 'GET',
    path: '/api/v1/addresses',
    summary: 'The shopper’s saved addresses, default first',
    response: z.object({ items: z.array(savedAddressSchema) }),
  }),
  saveAddress: defineRoute({
    name: 'saveAddress',
    method: 'POST',
    path: '/api/v1/addresses',
    summary: 'Save an address',
    body: z.object({ address: addressSchema, isDefault: z.boolean().default(false) }).strict(),
    response: savedAddressSchema,
    status: 201,
    errors: ['identity.region-unknown'],
  }),
  changeSavedAddress: defineRoute({
    name: 'changeSavedAddress',
    method: 'PUT',
    path: '/api/v1/addresses/{addressId}',
    summary: 'Change a saved address',
    params: addressParams,
    body: z.object({ address: addressSchema, isDefault: z.boolean().default(false) }).strict(),
    response: savedAddressSchema,
    errors: ['identity.address-not-found', 'identity.region-unknown'],
  }),
  removeAddress: defineRoute({
    name: 'removeAddress',
    method: 'DELETE',
    path: '/api/v1/addresses/{addressId}',
    summary: 'Remove a saved address',
    params: addressParams,
    response: z.object({}),
    errors: ['identity.address-not-found'],
  }),
}
