/** Byte order mark that makes Excel read a CSV file as UTF-8. */
export const csvByteOrderMark = '\ufeff'

/** One line of CSV as RFC 4180 describes it: cells quoted where needed, quotes doubled, CRLF at the end. */
export function formatCsvRow(cells: readonly string[]): string {
  return `${cells.map(formatCell).join(',')}\r\n`
}

function formatCell(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$|^\ufeff/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/**
 * A cell no spreadsheet takes for a formula, for files that people open rather than programs read.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function withoutFormula(cell: string): string {
  return /^[\s]*[=+\-@]/.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell
}
