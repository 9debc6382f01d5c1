export { locales, defaultLocale, localizedSchema, inEveryLocale, inLocale, localeOf } from './locale.ts'
export type { Locale, Localized } from './locale.ts'
export { currencies, currencySchema, amountMinorMax, amountMinorSchema, priceMinorSchema, moneySchema, minorUnitExponent, formatMoney } from './money.ts'
export type { Currency, Money } from './money.ts'
export { idPrefixes, idSchema } from './ids.ts'
export type { Id, IdPrefix } from './ids.ts'
export { defineErrors, fieldErrorSchema, problemSchema, sharedErrors } from './errors.ts'
export type { ErrorDefinition, ErrorDefinitions, FieldError, Problem } from './errors.ts'
export { defineRoute } from './route.ts'
export type { Method, Route, RouteInput, RouteParsed, RouteResponse } from './route.ts'
export { pageLimitMax, pageOf, pageQuery, timestampSchema } from './page.ts'
export {
  admissionCookie,
  cookieSeconds,
  deviceCookie,
  localeCookie,
  namesVisitor,
  orderCookie,
  sessionCookie,
  shopperCookie,
  sizeCookie,
  themeCookie,
} from './visitor.ts'
export { cookieIn, cookieLine, cookieName, cookieOf, cookieRules, hostPrefix } from './cookies.ts'
export { maskAddress, maskContact, maskEmail, maskName, maskPhone, maskText } from './mask.ts'
export { readingSchema } from './reading.ts'
export { fieldMessages } from './field-messages.ts'
export { e164Schema, toMobile } from './phone.ts'
