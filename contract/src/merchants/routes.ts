import { z } from 'zod'
import { defineRoute, idSchema } from '../shared/index.ts'
import { emailSchema, merchantRoles } from '../identity/index.ts'
import { memberSchema, shopSchema, shopSettingsSchema, slugSchema } from './schemas.ts'

const ofMerchant = z.object({ merchantId: idSchema('mer') })

export const merchantRoutes = {
  listShops: defineRoute({
    name: 'listShops',
    method: 'GET',
    path: '/api/v1/shops',
    summary: 'All open shops',
    response: z.object({ items: z.array(shopSchema) }),
    sharedSeconds: 30,
  }),
  readShop: defineRoute({
    name: 'readShop',
    method: 'GET',
    path: '/api/v1/shops/{slug}',
    summary: 'One shop',
    params: z.object({ slug: slugSchema }),
    response: shopSchema,
    sharedSeconds: 30,
  }),
  openShop: defineRoute({
    name: 'openShop',
    method: 'POST',
    path: '/api/v1/merchant/shops',
    summary: 'Open a shop; the caller becomes its owner',
    body: shopSettingsSchema.strict(),
    response: shopSettingsSchema.extend({ merchantId: idSchema('mer') }),
    status: 201,
    errors: ['merchants.slug-taken', 'auth.required'],
  }),
  readShopSettings: defineRoute({
    name: 'readShopSettings',
    method: 'GET',
    path: '/api/v1/merchant/{merchantId}/settings',
    summary: 'The shop’s settings',
    params: ofMerchant,
    response: shopSettingsSchema,
  }),
  changeShopSettings: defineRoute({
    name: 'changeShopSettings',
    method: 'PUT',
    path: '/api/v1/merchant/{merchantId}/settings',
    summary: 'Change the shop’s settings (owner, manager)',
    params: ofMerchant,
    body: shopSettingsSchema.strict(),
    response: shopSettingsSchema,
    errors: ['merchants.slug-taken'],
  }),
  listMembers: defineRoute({
    name: 'listMembers',
    method: 'GET',
    path: '/api/v1/merchant/{merchantId}/members',
    summary: 'Who works for the shop',
    params: ofMerchant,
    response: z.object({ items: z.array(memberSchema) }),
  }),
  setMember: defineRoute({
    name: 'setMember',
    method: 'PUT',
    path: '/api/v1/merchant/{merchantId}/members',
    summary: 'Give the person with this e-mail address a role in the shop, or none (owner)',
    params: ofMerchant,
    body: z.object({ email: emailSchema, role: z.enum(merchantRoles).nullable() }).strict(),
    response: z.object({ items: z.array(memberSchema) }),
    errors: ['merchants.member-unknown', 'merchants.last-owner'],
  }),
  changeMember: defineRoute({
    name: 'changeMember',
    method: 'PUT',
    path: '/api/v1/merchant/{merchantId}/members/{userId}',
    summary: 'Give a member another role, or none (owner)',
    params: ofMerchant.extend({ userId: idSchema('usr') }),
    body: z.object({ role: z.enum(merchantRoles).nullable() }).strict(),
    response: z.object({ items: z.array(memberSchema) }),
    errors: ['merchants.member-not-found', 'merchants.last-owner'],
  }),
}
