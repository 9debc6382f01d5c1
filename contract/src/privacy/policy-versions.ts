import type { Localized } from '../shared/index.ts'

export interface PolicyVersion {
  readonly version: string
  /** The first day it holds. */
  readonly validFrom: string
  /** What is new in it, in a sentence each. */
  readonly changes: readonly Required<Localized>[]
}

/** Every privacy policy there was, the current one first. A new one asks everybody again, at their next visit. */
export const policyVersions: readonly [PolicyVersion, ...PolicyVersion[]] = [
  {
    version: '1',
    validFrom: '2026-11-22',
    changes: [{ 'zh-CN': '第一版。', en: 'The first version.' }],
  },
]
export const currentPolicyVersion = policyVersions[0].version
