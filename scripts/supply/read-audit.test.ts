import { expect, test } from 'vitest'
import { readAudit } from './read-audit.ts'

const none = { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: 0 }

test('a report without findings is clean', () => {
  expect(readAudit(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {}, metadata: { vulnerabilities: none } }))).toEqual({ state: 'clean', lesser: 0 })
})

test('lesser findings are numbered and do not fail', () => {
  const vulnerabilities = { a: { severity: 'moderate', range: '<2' } }
  expect(readAudit(JSON.stringify({ vulnerabilities, metadata: { vulnerabilities: { ...none, moderate: 1 } } }))).toEqual({ state: 'clean', lesser: 1 })
})

test('a high or critical finding fails, by name', () => {
  const vulnerabilities = { a: { severity: 'high', range: '<2.0.1' }, b: { severity: 'low', range: '*' }, c: { severity: 'critical', range: '1.x' } }
  expect(readAudit(JSON.stringify({ vulnerabilities, metadata: { vulnerabilities: { ...none, high: 1, low: 1, critical: 1 } } }))).toEqual({
    state: 'vulnerable',
    packages: ['a <2.0.1 (high)', 'c 1.x (critical)'],
  })
})

test.each([
  ['an error of npm', '{"message":"405 Method Not Allowed","statusCode":405,"error":{"summary":""}}', '405 Method Not Allowed'],
  ['nothing', '', 'npm audit gave no report'],
  ['words', 'npm error code ENOTFOUND', 'npm audit gave no report'],
])('%s is no answer, and never a clean one', (_, output, reason) => {
  expect(readAudit(output)).toEqual({ state: 'unreachable', reason })
})
