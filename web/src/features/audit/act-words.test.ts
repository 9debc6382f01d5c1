import { isAudited, isAuditedOfStaff } from '@yizhan/contract/access'
import { routes } from '@yizhan/contract/api'
import { locales } from '@yizhan/contract/shared'
import { expect, it } from 'vitest'
import { actWords } from './act-words.ts'

it.each(locales)('every act that is written down has words in %s', (locale) => {
  const audited = Object.values(routes).filter(({ name, method }) => isAudited(name, method) || isAuditedOfStaff(name))
  expect(audited.map(({ name }) => name).filter((name) => !actWords[locale][name])).toEqual([])
})

it('nothing has words that is no act', () => {
  expect(Object.keys(actWords.en).filter((name) => !(name in routes))).toEqual([])
})
