import { policyVersions } from '@yizhan/contract/privacy'
import { locales } from '@yizhan/contract/shared'
import { describe, expect, it } from 'vitest'
import { differingSections, findPolicy } from './policies.server.ts'

describe('privacy policies', () => {
  it('exist for every version in every language, with the same sections', () => {
    for (const { version } of policyVersions) {
      const [chinese, english] = locales.map((locale) => findPolicy(version, locale)?.sections.map(({ key }) => key) ?? [])
      expect(chinese?.length).toBeGreaterThan(5)
      expect(english).toEqual(chinese)
    }
    expect(findPolicy('0', 'en')).toBeUndefined()
    expect(findPolicy('constructor', 'en')).toBeUndefined()
  })
  it('tell which sections are new, reworded or gone', () => {
    const section = (key: string, text: string) => ({ key, heading: key, paragraphs: [text] })
    const before = [section('who', 'a'), section('what', 'b'), section('old', 'c')]
    const after = [section('who', 'a'), section('what', 'other'), section('new', 'd')]
    expect(differingSections(before, after)).toEqual(['what', 'new', 'old'])
    expect(differingSections(after, after)).toEqual([])
  })
})
