import { accessErrors } from '../access/index.ts'
import { admissionErrors, admissionRoutes } from '../admission/index.ts'
import { auditErrors, auditRoutes } from '../audit/index.ts'
import { cartErrors, cartRoutes } from '../cart/index.ts'
import { catalogueErrors, catalogueRoutes } from '../catalogue/index.ts'
import { checkoutErrors, checkoutRoutes } from '../checkout/index.ts'
import { fulfilmentErrors, fulfilmentRoutes } from '../fulfilment/index.ts'
import { identityErrors, identityRoutes } from '../identity/index.ts'
import { integratorErrors, integratorRoutes } from '../integrators/index.ts'
import { merchantErrors, merchantRoutes } from '../merchants/index.ts'
import { orderErrors, orderRoutes } from '../orders/index.ts'
import { paymentErrors, paymentRoutes } from '../payments/index.ts'
import { pricingErrors, pricingRoutes } from '../pricing/index.ts'
import { protectionRoutes } from '../protection/index.ts'
import { privacyErrors, privacyRoutes } from '../privacy/index.ts'
import { searchErrors, searchRoutes } from '../search/index.ts'
import { secretRoutes } from '../secrets/index.ts'
import { sharedErrors } from '../shared/index.ts'
import { staffErrors, staffRoutes } from '../staff/index.ts'
import { systemRoutes } from '../system/index.ts'
import { verificationRoutes } from '../verification/index.ts'

/** Every call of the public API, by name. */
export const routes = {
  ...identityRoutes,
  ...merchantRoutes,
  ...integratorRoutes,
  ...catalogueRoutes,
  ...searchRoutes,
  ...pricingRoutes,
  ...cartRoutes,
  ...admissionRoutes,
  ...checkoutRoutes,
  ...orderRoutes,
  ...paymentRoutes,
  ...fulfilmentRoutes,
  ...protectionRoutes,
  ...auditRoutes,
  ...staffRoutes,
  ...privacyRoutes,
  ...systemRoutes,
  ...verificationRoutes,
  ...secretRoutes,
}
export type RouteName = keyof typeof routes

/** Every refusal, by code. */
export const errors = {
  ...sharedErrors,
  ...accessErrors,
  ...identityErrors,
  ...merchantErrors,
  ...integratorErrors,
  ...staffErrors,
  ...catalogueErrors,
  ...searchErrors,
  ...pricingErrors,
  ...cartErrors,
  ...admissionErrors,
  ...checkoutErrors,
  ...orderErrors,
  ...paymentErrors,
  ...fulfilmentErrors,
  ...auditErrors,
  ...privacyErrors,
}
export type ErrorCode = keyof typeof errors
