import { z } from 'zod'
import { lineViewSchema } from '../cart/index.ts'
import { addressSchema, contactSchema } from '../identity/index.ts'
import { priceStepSchema } from '../pricing/index.ts'
import { idSchema, moneySchema, timestampSchema } from '../shared/index.ts'
import { refundSchema } from '../payments/index.ts'
import { lineStates, orderActions, orderStates, tradeStates } from './states.ts'

export const orderNumberSchema = z
  .string()
  .trim()
  .regex(/^\d{14}$/, { message: 'an order number has 14 digits' })

export const timelineEntrySchema = z.object({
  /** `placed`, `paid`, `accepted`, `dispatched`, `issued`, `addressChanged`, `cancelRequested` … */
  event: z.string(),
  text: z.string(),
  actor: z.enum(['shopper', 'merchant', 'operator', 'system']),
  reason: z.string().nullable(),
  at: timestampSchema,
})
export const parcelSchema = z.object({
  parcelId: idSchema('par'),
  carrier: z.string(),
  trackingNumber: z.string(),
  trackingUrl: z.string().nullable(),
  dispatchedAt: timestampSchema,
  receivedAt: timestampSchema.nullable(),
})
export const issuedCodeSchema = z.object({ lineId: idSchema('lin'), code: z.string(), issuedAt: timestampSchema })
export const actionViewSchema = z.object({ action: z.enum(orderActions), isAllowed: z.boolean(), reason: z.string().nullable() })

export const orderLineSchema = lineViewSchema.extend({ lineId: idSchema('lin'), state: z.enum(lineStates), steps: z.array(priceStepSchema) })
const shopOfOrder = z.object({ merchantId: idSchema('mer'), slug: z.string(), name: z.string() })

export const orderCardSchema = z.object({
  orderId: idSchema('ord'),
  tradeId: idSchema('trd'),
  number: z.string(),
  state: z.enum(orderStates),
  /** Where it stands and what happens next, in one line. */
  headline: z.string(),
  shop: shopOfOrder,
  lines: z.array(orderLineSchema),
  total: moneySchema,
  placedAt: timestampSchema,
  payBy: timestampSchema.nullable(),
  actions: z.array(actionViewSchema),
})
export type OrderCard = z.infer<typeof orderCardSchema>

export const orderSchema = orderCardSchema.extend({
  address: addressSchema.nullable(),
  /** Empty where it is not shown, and after the buyer’s account was erased. */
  contact: z.object(contactSchema.shape),
  /** Order-level price steps (delivery, coupon) after the lines’ own. */
  steps: z.array(priceStepSchema),
  timeline: z.array(timelineEntrySchema),
  parcels: z.array(parcelSchema),
  /** Only the buyer sees codes, and only once paid. */
  codes: z.array(issuedCodeSchema),
  refunds: z.array(refundSchema),
  rules: z.array(z.string()),
  note: z.string(),
  cancelRequest: z.object({ reason: z.string(), requestedAt: timestampSchema }).nullable(),
  completesAt: timestampSchema.nullable(),
  /** The buyer erased their account: name, address and contact are gone for good. */
  isBuyerErased: z.boolean(),
  paymentId: idSchema('pay').nullable(),
})
export type Order = z.infer<typeof orderSchema>

/** An address as staff see it: masked text, which no longer has to be an address that could be delivered to. */
export const maskedAddressSchema = z.object({
  recipient: z.string(),
  phone: z.string(),
  country: z.string(),
  regionCode: z.string().optional(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  street: z.string(),
  postalCode: z.string(),
})
/**
 * An order as staff of its shop and of the platform see it: personal data masked, also what the buyer wrote into notes. The
 * clear data is asked for with a reason.
 */
export const staffOrderSchema = orderSchema.extend({
  address: maskedAddressSchema.nullable(),
  contact: z.object({ email: z.string().optional(), phone: z.string().optional() }),
})
export type StaffOrder = z.infer<typeof staffOrderSchema>

/** Why a shop reads where an order goes and how its buyer is reached. */
export const shopReadingReasons = ['dispatch', 'contact-buyer', 'after-sales', 'other'] as const
/** Why the platform does. */
export const platformReadingReasons = ['support', 'dispute', 'fraud', 'law', 'other'] as const
/** What was hidden, in clear. */
export const orderContactSchema = z.object({ address: addressSchema.nullable(), contact: z.object(contactSchema.shape), note: z.string() })
export type OrderContact = z.infer<typeof orderContactSchema>

export const tradeSchema = z.object({
  tradeId: idSchema('trd'),
  state: z.enum(tradeStates),
  total: moneySchema,
  placedAt: timestampSchema,
  payBy: timestampSchema.nullable(),
  orders: z.array(z.object({ orderId: idSchema('ord'), number: z.string(), shopName: z.string(), total: moneySchema })),
  payment: z.object({ paymentId: idSchema('pay'), state: z.string(), method: z.string().nullable(), cashierUrl: z.string() }).nullable(),
  /** Given once to a new guest who bought in one call. */
  accessToken: z.string().optional(),
})
export type Trade = z.infer<typeof tradeSchema>

/** What differs between a past order and the same order today. */
export const reorderDifferenceSchema = z.object({
  lineId: idSchema('lin'),
  title: z.string(),
  change: z.enum(['same', 'price', 'fewer', 'missing']),
  oldUnitPrice: moneySchema,
  newUnitPrice: moneySchema.nullable(),
  oldQuantity: z.int(),
  newQuantity: z.int(),
  message: z.string(),
})
