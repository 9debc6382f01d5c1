import { carriers, type Carrier } from '@yizhan/contract/fulfilment'
import type { Locale } from '@yizhan/contract/shared'

/** A carrier in the reader's language, whether the API names it by key or in words; an unknown one as it is given. */
export function carrierName(carrier: string, locale: Locale): string {
  const known = Object.hasOwn(carriers, carrier) ? carriers[carrier as Carrier] : Object.values(carriers).find(({ name }) => name['zh-CN'] === carrier) // as: own key by the test before
  return known?.name[locale] ?? carrier
}
