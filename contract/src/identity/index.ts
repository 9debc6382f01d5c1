export {
  addressSchema,
  contactSchema,
  emailSchema,
  meSchema,
  merchantRoles,
  operatorRoles,
  passwordSchema,
  phoneSchema,
  regionSchema,
  savedAddressSchema,
} from './schemas.ts'
export type { Address, Contact, Me, MerchantRole, OperatorRole, SavedAddress } from './schemas.ts'
export { identityErrors } from './errors.ts'
export { identityRoutes } from './routes.ts'
