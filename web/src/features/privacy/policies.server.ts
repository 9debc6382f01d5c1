import { policyVersions } from '@yizhan/contract/privacy'
import type { Locale } from '@yizhan/contract/shared'
import { policy1English } from './policy-1-en.server.ts'
import { policy1Chinese } from './policy-1-zh.server.ts'

export interface PolicySection {
  /** Stays the same from version to version, so that versions can be compared. */
  readonly key: string
  readonly heading: string
  readonly paragraphs: readonly string[]
}
export type PolicyText = readonly PolicySection[]

/** The texts of every version that ever held, each as it was read then. */
const texts: Readonly<Record<string, Record<Locale, PolicyText>>> = { '1': { 'zh-CN': policy1Chinese, en: policy1English } }

export interface Policy {
  readonly version: string
  readonly validFrom: string
  readonly changes: readonly string[]
  readonly sections: PolicyText
  /** Sections that differ from the version before; empty for the first. */
  readonly differing: readonly string[]
}

/** A version in the reader's language; undefined when there was none of that name. */
export function findPolicy(version: string, locale: Locale): Policy | undefined {
  const index = policyVersions.findIndex((each) => each.version === version)
  const known = policyVersions[index]
  const sections = known && texts[version]?.[locale]
  if (!known || !sections) return undefined
  const before = policyVersions[index + 1]
  const old = before && texts[before.version]?.[locale]
  return {
    version,
    validFrom: known.validFrom,
    changes: known.changes.map((change) => change[locale]),
    sections,
    differing: old ? differingSections(old, sections) : [],
  }
}

/** The keys of sections that were added, reworded or taken out. */
export function differingSections(before: PolicyText, after: PolicyText): string[] {
  const textOf = (text: PolicyText, key: string) => JSON.stringify(text.find((section) => section.key === key) ?? null)
  const keys = [...new Set([...after, ...before].map(({ key }) => key))]
  return keys.filter((key) => textOf(before, key) !== textOf(after, key))
}
