import { CsvError, parse } from 'csv-parse'
import type { Parser } from 'csv-parse'
import { exchangeLimits } from './product-draft.ts'
import { rowError } from './row-error.ts'
import type { RowError } from './row-error.ts'

export interface CsvRecord {
  readonly kind: 'record'
  /** Spreadsheet row: records and blank lines are counted, line breaks inside a cell are not. */
  readonly row: number
  readonly cells: readonly string[]
}

export const delimiters = [',', ';', '\t'] as const
export type Delimiter = (typeof delimiters)[number]

/** The beginning of a text, split off to see how its cells are separated. */
export interface CsvDialect {
  readonly delimiter: Delimiter
  /** Excel's own first line "sep=;" was there: it is skipped but counted. */
  readonly hasSeparatorLine: boolean
}

/**
 * Text to records, one after the other; blank lines and rows of blank cells are left out. Ends after the first thing that
 * makes the rest unreadable, which is yielded as an error of severity file.
 */
export async function* parseRecords(text: AsyncIterable<string>, onDialect: (dialect: CsvDialect) => void): AsyncGenerator<CsvRecord | RowError> {
  const opened = await openText(text)
  onDialect(opened.dialect)
  const parser = new RecordParser(opened.dialect)
  for await (const piece of inPieces(opened.text)) {
    const failure = await parser.write(piece)
    yield* parser.takeRecords()
    if (failure) return yield failure
  }
  const failure = await parser.end()
  yield* parser.takeRecords()
  if (failure) yield failure
}

/**
 * csv-parse driven by hand: a stream that fails throws away records it has already read, so they are taken where they
 * are made, and only those of one piece of text are ever held.
 */
class RecordParser {
  readonly #parser: Parser
  readonly #rowsBefore: number
  #records: CsvRecord[] = []

  constructor(dialect: CsvDialect) {
    this.#rowsBefore = dialect.hasSeparatorLine ? 1 : 0
    this.#parser = parse({
      delimiter: dialect.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: exchangeLimits.recordBytesMax,
      on_record: (cells: string[], info) => this.#take(cells, info.records + info.empty_lines),
    })
    this.#parser.on('error', () => undefined) // also told to the callbacks below
  }

  write(text: string): Promise<RowError | null> {
    return this.#run((done) => this.#parser.write(text, done))
  }

  end(): Promise<RowError | null> {
    return this.#run((done) => this.#parser.end(done))
  }

  takeRecords(): CsvRecord[] {
    const records = this.#records
    this.#records = []
    return records
  }

  #take(cells: string[], row: number): null {
    if (cells.some((cell) => cell.trim() !== '')) this.#records.push({ kind: 'record', row: row + this.#rowsBefore, cells })
    return null
  }

  #run(step: (done: (error?: Error | null) => void) => void): Promise<RowError | null> {
    return new Promise((resolve, reject) => {
      step((error) => {
        if (!error) resolve(null)
        else if (error instanceof CsvError) resolve(this.#describe(error))
        else reject(error)
      })
    })
  }

  #describe(error: CsvError): RowError {
    const { records, empty_lines: emptyLines } = this.#parser.info
    return malformed(error, records + emptyLines + this.#rowsBefore + 1)
  }
}

function malformed(error: CsvError, row: number): RowError {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return rowError('quote_not_closed', { row })
  if (error.code === 'CSV_MAX_RECORD_SIZE') return rowError('record_too_long', { row, details: { max: exchangeLimits.recordBytesMax } })
  return rowError('csv_malformed', { row, value: error.code })
}

/** How far the header is looked for when choosing the delimiter. */
const openingLengthMax = 64 * 1024

async function openText(text: AsyncIterable<string>): Promise<{ dialect: CsvDialect; text: AsyncIterable<string> }> {
  const source = text[Symbol.asyncIterator]()
  let opening = ''
  let isDone = false
  while (!isDone && opening.length < openingLengthMax && headerEnd(opening) < 0) {
    const next = await source.next()
    isDone = next.done === true
    if (!next.done) opening += next.value
  }
  const line = /^\s*sep=([,;\t])(\r\n|\n|\r)/i.exec(opening)
  const rest = line ? opening.slice(line[0].length) : opening
  const delimiter = (line?.[1] as Delimiter | undefined) ?? likeliestDelimiter(rest) // as: the pattern admits no other
  return { dialect: { delimiter, hasSeparatorLine: line !== null }, text: continueFrom(rest, source) }
}

async function* continueFrom(opening: string, source: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    if (opening) yield opening
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    await source.return?.()
  }
}

/** Text handed to the parser at once. */
const pieceLengthMax = 64 * 1024

/** Cuts text into pieces, never within a surrogate pair: the parser takes each piece as bytes of its own. */
async function* inPieces(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = ''
  for await (const part of text) {
    const whole = held + part
    const isTorn = isFirstOfPair(whole, whole.length - 1)
    held = isTorn ? whole.slice(-1) : ''
    yield* cut(isTorn ? whole.slice(0, -1) : whole)
  }
  if (held) yield held
}

function* cut(text: string): Generator<string> {
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = Math.min(at + pieceLengthMax, text.length)
    if (isFirstOfPair(text, end - 1) && end < text.length) end += 1
    yield text.slice(at, end)
  }
}

function isFirstOfPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdbff
}

/** Where the first row that is not a separator line ends; -1 where it does not yet. */
function headerEnd(opening: string): number {
  let isQuoted = false
  for (let at = 0; at < opening.length; at += 1) {
    const char = opening[at]
    if (char === '"') isQuoted = !isQuoted
    const isBreak = !isQuoted && (char === '\n' || char === '\r')
    if (isBreak && opening.slice(0, at).trim() !== '' && !/^\s*sep=.$/i.test(opening.slice(0, at))) return at
  }
  return -1
}

function likeliestDelimiter(opening: string): Delimiter {
  const end = headerEnd(opening)
  const header = (end < 0 ? opening : opening.slice(0, end)).replace(/"[^"]*"/g, '')
  const counts = delimiters.map((delimiter) => ({ delimiter, count: header.split(delimiter).length - 1 }))
  const most = counts.toSorted((a, b) => b.count - a.count)[0]
  return most && most.count > 0 ? most.delimiter : ','
}
