import { z } from 'zod'
import { idSchema } from '../shared/index.ts'

export const emailSchema = z.email({ message: 'expected an e-mail address such as name@example.com' }).max(200)
export const passwordSchema = z.string().min(10, { message: 'use at least 10 characters' }).max(200)
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

export const meSchema = z.object({
  user: z.object({ userId: idSchema('usr'), name: z.string(), email: z.string() }).nullable(),
  /** Present for guests with a token as well. */
  shopperId: idSchema('shp').nullable(),
  shops: z.array(z.object({ merchantId: idSchema('mer'), slug: z.string(), name: z.string(), role: z.enum(merchantRoles) })),
  operatorRoles: z.array(z.enum(operatorRoles)),
  locale: z.enum(['zh-CN', 'en']),
})
export type Me = z.infer<typeof meSchema>
export const regionSchema = z.object({ code: z.string(), name: z.string() })
