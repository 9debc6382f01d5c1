import { askedPurposes, currentPolicyVersion, purposeKeys, purposes } from '@yizhan/contract/privacy'
import type { Consents, Purpose } from '@yizhan/contract/privacy'
import type { Locale } from '@yizhan/contract/shared'
import type { DecisionRow } from './store/consents.ts'

/** What holds, out of every decision, latest first. What was never asked for is off, what is not asked is on. */
export function viewConsents(decisions: readonly DecisionRow[], locale: Locale): Consents {
  const latestOf = (purpose: Purpose) => decisions.find((each) => each.purpose === purpose)
  return {
    policyVersion: currentPolicyVersion,
    asks: askedPurposes.some((purpose) => latestOf(purpose)?.policyVersion !== currentPolicyVersion),
    items: purposeKeys.map((purpose) => {
      const { isAsked, title, text } = purposes[purpose]
      const latest = latestOf(purpose)
      return {
        purpose,
        title: title[locale],
        text: text[locale],
        isAsked,
        isGiven: isAsked ? (latest?.isGiven ?? false) : true,
        decidedAt: latest?.decidedAt.toISOString() ?? null,
      }
    }),
    history: decisions.map(({ purpose, isGiven, policyVersion, source, decidedAt }) => ({
      purpose,
      isGiven,
      policyVersion,
      source,
      decidedAt: decidedAt.toISOString(),
    })),
  }
}

/** The guest's decisions that hold after signing in: of each purpose the later one of both. */
export function decisionsToMerge(ofGuest: readonly DecisionRow[], ofPerson: readonly DecisionRow[]): DecisionRow[] {
  const latestOf = (decisions: readonly DecisionRow[], purpose: Purpose) => decisions.find((each) => each.purpose === purpose)
  return askedPurposes.flatMap((purpose) => {
    const [guests, persons] = [latestOf(ofGuest, purpose), latestOf(ofPerson, purpose)]
    return guests && (!persons || persons.decidedAt < guests.decidedAt) ? [guests] : []
  })
}

export type GivenMessage = { readonly kind: 'link'; readonly origin: string | null } | { readonly kind: 'sender'; readonly address: string }

/**
 * What somebody pasted, if it is no code. A link's origin is what a browser would open, whatever stands before an @ or
 * looks like ours in its path.
 */
export function readGiven(given: string): GivenMessage {
  const isLink = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) || /^[^\s@]+\.[^\s@]+(\/\S*)?$/.test(given)
  if (!isLink) return { kind: 'sender', address: (/<([^<>]*)>\s*$/.exec(given)?.[1] ?? given).trim().toLowerCase() }
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  return { kind: 'link', origin: url && isWeb ? url.origin : null }
}
