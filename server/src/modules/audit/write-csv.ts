import type { Locale } from '@yizhan/contract/shared'
import type { SealedEntry } from '#platform/audit/chain.ts'
import { csvByteOrderMark, formatCsvRow, withoutFormula } from '#platform/csv.ts'
import type { AuditLog, AuditSearch } from './audit-log.ts'

const headers = {
  'zh-CN': ['时间(UTC)', '操作', '身份范围', '操作者', '角色', '店铺', '对象', '结果', '状态码', '代码', '请求编号', '记录编号'],
  en: ['Time (UTC)', 'Act', 'Audience', 'Actor', 'Roles', 'Shop', 'Subjects', 'Outcome', 'Status', 'Code', 'Request', 'Entry'],
} as const satisfies Record<Locale, readonly string[]>

/** Acts as CSV, a page at a time. Ids only: what is encrypted stays so, and is opened one by one. */
export async function* writeCsv(log: AuditLog, search: AuditSearch, locale: Locale): AsyncGenerator<string> {
  yield csvByteOrderMark + formatCsvRow(headers[locale])
  for await (const page of log.pages(search)) yield page.map((entry) => formatCsvRow(cellsOf(entry, log.outcomeOf(entry)).map(withoutFormula))).join('')
}

function cellsOf({ at, act, audience, actorId, actorRoles, merchantId, subjectIds, status, code, requestId, actId }: SealedEntry, outcome: string): string[] {
  const cells = [at.toISOString(), act, audience, actorId, actorRoles.join(' '), merchantId, subjectIds.join(' '), outcome, status, code, requestId, actId]
  return cells.map((cell) => String(cell ?? ''))
}
