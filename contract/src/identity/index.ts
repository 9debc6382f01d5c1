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
export {
  authenticatorCodeSchema,
  factorListSchema,
  newPasskeySchema,
  passkeyAnswerSchema,
  passkeyCreationSchema,
  passkeyNameSchema,
  passkeyRequestSchema,
  passkeySchema,
} from './factor-schemas.ts'
export type { FactorList, NewPasskey, Passkey, PasskeyAnswer, PasskeyCreation, PasskeyRequest } from './factor-schemas.ts'
export { identityErrors } from './errors.ts'
export { identityRoutes } from './routes.ts'
