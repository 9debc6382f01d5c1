import type { Locale } from '@yizhan/contract/shared'
import { csvByteOrderMark, formatCsvRow, withoutFormula } from '#platform/csv.ts'

const headers = {
  'zh-CN': ['行', '列', '代码', '程度', 'Handle', '内容', '说明'],
  en: ['Row', 'Column', 'Code', 'Severity', 'Handle', 'Value', 'Message'],
} as const satisfies Record<Locale, readonly string[]>

export interface ReportedError {
  readonly row: number
  readonly column: string | null
  readonly code: string
  readonly severity: string
  readonly value: string
  readonly handle: string | null
}

/** The errors of an import as a CSV file for the merchant's spreadsheet, line by line; cells never act as formulas. */
export async function* writeErrorReport<E extends ReportedError>(
  errors: AsyncIterable<E> | Iterable<E>,
  locale: Locale,
  describe: (error: E, locale: Locale) => string,
): AsyncGenerator<string> {
  yield csvByteOrderMark + formatCsvRow(headers[locale])
  for await (const error of errors) {
    const cells = [String(error.row), error.column ?? '', error.code, error.severity, error.handle ?? '', error.value, describe(error, locale)]
    yield formatCsvRow(cells.map(withoutFormula))
  }
}
