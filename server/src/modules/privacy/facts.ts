import { currentPolicyVersion, keptLonger, purposeKeys, purposes, retentionKeys, retentionRules, thirdParties, thirdPartyKeys } from '@yizhan/contract/privacy'
import type { PrivacyFacts, ThirdPartyKey } from '@yizhan/contract/privacy'
import type { Locale } from '@yizhan/contract/shared'

/** What holds for everybody, in the reader's language; who of the outside is active depends on how this shop is set up. */
export function viewFacts(active: ReadonlySet<ThirdPartyKey>, locale: Locale): PrivacyFacts {
  return {
    policyVersion: currentPolicyVersion,
    purposes: purposeKeys.map((purpose) => {
      const { title, text, isAsked } = purposes[purpose]
      return { purpose, title: title[locale], text: text[locale], isAsked }
    }),
    thirdParties: thirdPartyKeys.map((key) => {
      const { title, purpose, receives, without } = thirdParties[key]
      return { key, title: title[locale], purpose: purpose[locale], receives: receives[locale], without: without[locale], isActive: active.has(key) }
    }),
    retention: retentionKeys.map((key) => {
      const { days, what, why } = retentionRules[key]
      return { key, days, what: what[locale], why: why[locale] }
    }),
    keptLonger: keptLonger.map(({ what, why }) => ({ what: what[locale], why: why[locale] })),
  }
}
