import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  head: ReactNode
  cell: (row: Row) => ReactNode
  /** Numbers and money stand at the end of their cell. */
  align?: 'start' | 'end'
  /** Left out on a phone; say the same in another column there. */
  isWideOnly?: boolean
}

interface TableProps<Row> {
  /** What the table lists; read aloud, not shown. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

/** Rows and columns. Wider than the screen, it scrolls within itself. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  const classOf = (column: Column<Row>) => `${column.align === 'end' ? 'text-end numbers' : 'text-start'} ${column.isWideOnly ? 'hidden md:table-cell' : ''}`
  return (
    <div className="card-paper overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-quiet">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={`px-4 py-3 font-medium whitespace-nowrap ${classOf(column)}`}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={keyOf(row)} className="hover:bg-wash">
              {columns.map((column) => (
                <td key={column.key} className={`px-4 py-3 align-middle ${classOf(column)}`}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
