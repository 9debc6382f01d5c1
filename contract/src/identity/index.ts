export {
  addressSchema,
  contactSchema,
  codeSchema,
  emailSchema,
  factorAnswerSchema,
  factors,
  factorSchema,
  meSchema,
  nameSchema,
  newPasswordSchema,
  merchantRoles,
  operatorRoles,
  pendingCodeSchema,
  phoneSchema,
  regionSchema,
  savedAddressSchema,
  securityEventKinds,
  strongFactors,
} from './schemas.ts'
export type {
  Address,
  Contact,
  Factor,
  FactorAnswer,
  Me,
  Security,
  SecurityEvent,
  SecurityEventKind,
  Session,
  SignInAnswer,
  MerchantRole,
  OperatorRole,
  SavedAddress,
} from './schemas.ts'
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
