import { z } from 'zod'

/** What each id prefix names. An id is `prefix_` and a time-ordered UUID (version 7) in 26 base-32 characters. */
export const idPrefixes = {
  usr: 'user',
  shp: 'shopper',
  adr: 'address',
  mer: 'merchant',
  cat: 'category',
  off: 'offer',
  var: 'variant',
  pic: 'picture',
  pol: 'pool',
  bkt: 'bucket',
  clm: 'claim',
  cpn: 'coupon',
  fls: 'flashSale',
  crt: 'cart',
  lin: 'line',
  quo: 'quote',
  trd: 'trade',
  ord: 'order',
  pay: 'payment',
  att: 'paymentAttempt',
  rfd: 'refund',
  ltx: 'ledgerTransaction',
  par: 'parcel',
  cod: 'code',
  imp: 'import',
  lku: 'orderLookup',
  evt: 'event',
  mail: 'mail',
  txt: 'textMessage',
  ses: 'session',
  sev: 'securityEvent',
  aky: 'apiKey',
  apr: 'approval',
  apl: 'appeal',
  acc: 'account',
  prf: 'proof',
  pky: 'passkey',
  vrf: 'verification',
  vfy: 'databaseVerification',
  aud: 'auditEntry',
  krt: 'keyRotation',
  cns: 'consent',
  pxp: 'privacyExport',
  ers: 'erasure',
} as const
export type IdPrefix = keyof typeof idPrefixes
/** A branded id: `Id<'ord'>` cannot be given where `Id<'trd'>` is asked. */
export type Id<P extends IdPrefix> = string & { readonly __id: P }

const body = '[0-9a-hjkmnp-tv-z]{26}'

/** Schema of an id with this prefix. The error tells the expected prefix. */
export function idSchema<P extends IdPrefix>(prefix: P): z.ZodType<Id<P>, string> {
  const schema = z.string().regex(new RegExp(`^${prefix}_${body}$`), { message: `expected an id that begins with ${prefix}_` })
  return schema as unknown as z.ZodType<Id<P>, string> // as: the pattern is the proof; a transform would not show in OpenAPI
}
