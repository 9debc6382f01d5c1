import { z } from 'zod'
import { defineRoute, idSchema } from '../shared/index.ts'
import { accountRoutes } from './account-routes.ts'
import { factorRoutes } from './factor-routes.ts'
import { addressSchema, regionSchema, savedAddressSchema } from './schemas.ts'
import { securityRoutes } from './security-routes.ts'
import { sessionRoutes } from './session-routes.ts'

const addressParams = z.object({ addressId: idSchema('adr') })

export const identityRoutes = {
  ...accountRoutes,
  ...sessionRoutes,
  ...securityRoutes,
  ...factorRoutes,
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
