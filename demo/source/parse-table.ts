/**
 * Reads the hand-written product tables. A record is separated by a blank line:
 *
 *   handle @category price[<compare-at] [w grams] [stock n] [code] [#tag,tag]
 *   中文标题 | English title
 *   中文一句 | English sentence
 *   - 中文要点 | English point            (one or more)
 *   : key=value; key=中文|English         (category attributes)
 *   + axis value, 中文|English+delta      (option axes, price differences in yuan)
 *   pic object object                     (see art/compose.ts; `*` is the colour of the variant)
 */
import { CATEGORY_BY_SLUG } from '../categories.ts'
import type { CategoryAttribute, Kind, Localised, OptionAxis, OptionValue } from '../types.ts'
import { AXES, colourOf } from './words.ts'

export interface Row {
  readonly handle: string
  readonly kind: Kind
  readonly category: string
  readonly priceMinor: number
  readonly compareAtMinor: number | null
  readonly grams: number
  readonly stock: number | null
  readonly tags: readonly string[]
  readonly title: Localised
  readonly summary: Localised
  readonly points: readonly Localised[]
  readonly attributes: Readonly<Record<string, string | number | Localised>>
  readonly axes: readonly OptionAxis[]
  readonly objects: string
}

const FEN = 100

function pair(text: string): Localised {
  const [chinese = '', english = chinese] = text.split('|').map((part) => part.trim())
  return { 'zh-CN': chinese, en: english }
}

function bothLanguages(text: string | undefined, where: string): Localised {
  if (!text?.includes('|')) throw new Error(`${where}: expected "中文 | English", got "${text ?? ''}"`)
  return pair(text)
}

function readHead(line: string): Pick<Row, 'handle' | 'kind' | 'category' | 'priceMinor' | 'compareAtMinor' | 'grams' | 'stock' | 'tags'> {
  const match = /^([a-z0-9-]+) @([a-z-]+) (\d+)(?:<(\d+))?(?: (.*))?$/u.exec(line)
  if (!match) throw new Error(`Not a product line: ${line}`)
  const [, handle = '', category = '', price = '', compareAt, rest = ''] = match
  const kind: Kind = /\bcode\b/u.test(rest) ? 'code' : 'goods'
  const stock = /stock (\d+)/u.exec(rest)?.[1]
  return {
    handle,
    kind,
    category,
    priceMinor: Number(price) * FEN,
    compareAtMinor: compareAt ? Number(compareAt) * FEN : null,
    grams: Number(/\bw(\d+)/u.exec(rest)?.[1] ?? 0),
    stock: stock === undefined ? null : Number(stock),
    tags: /#(\S+)/u.exec(rest)?.[1]?.split(',') ?? [],
  }
}

function readValue(axis: string, word: string): OptionValue {
  const match = /^(.*?)([+-]\d+)?$/u.exec(word.trim())
  const name = match?.[1] ?? ''
  const deltaMinor = Number(match?.[2] ?? 0) * FEN
  if (axis === 'colour') return { name: colourOf(name).name, colourKey: name, deltaMinor }
  return { name: pair(name), deltaMinor }
}

function readAxis(line: string): OptionAxis {
  const [key = ''] = line.split(' ', 1)
  const name = AXES[key]
  if (!name) throw new Error(`Unknown option axis: ${line}`)
  return {
    name,
    values: line
      .slice(key.length + 1)
      .split(',')
      .map((word) => readValue(key, word)),
  }
}

function readAttribute(definition: CategoryAttribute, value: string): string | number | Localised {
  if (definition.type === 'number') {
    if (!Number.isFinite(Number(value))) throw new Error(`${definition.key} wants a number, got "${value}"`)
    return Number(value)
  }
  if (definition.type === 'text') return value.includes('|') ? pair(value) : value
  const found = definition.choices?.find((choice) => choice.key === value)
  if (!found) throw new Error(`${definition.key} has no choice "${value}"`)
  return { 'zh-CN': found['zh-CN'], en: found.en }
}

function readAttributes(category: string, line: string): Row['attributes'] {
  const definitions = CATEGORY_BY_SLUG.get(category)?.attributes ?? []
  const entries = line.split(';').map((part) => {
    const [key = '', value = ''] = part.trim().split(/=(.*)/su)
    const definition = definitions.find((candidate) => candidate.key === key)
    if (!definition) throw new Error(`The category ${category} has no attribute "${key}"`)
    return [key, readAttribute(definition, value)] as const
  })
  return Object.fromEntries(entries)
}

function after(lines: readonly string[], mark: string): readonly string[] {
  return lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length))
}

function readRecord(record: string): Row {
  const lines = record.split('\n').map((line) => line.trim())
  const head = readHead(lines[0] ?? '')
  if (!CATEGORY_BY_SLUG.has(head.category)) throw new Error(`${head.handle}: no category ${head.category}`)
  const objects = after(lines, 'pic ')[0]
  if (!objects) throw new Error(`${head.handle}: no picture`)
  const attributes = after(lines, ': ')[0]
  return {
    ...head,
    title: bothLanguages(lines[1], head.handle),
    summary: bothLanguages(lines[2], head.handle),
    points: after(lines, '- ').map((line) => bothLanguages(line, head.handle)),
    attributes: attributes ? readAttributes(head.category, attributes) : {},
    axes: after(lines, '+ ').map(readAxis),
    objects,
  }
}

/** Reads a whole table; throws at the first line that does not make sense. */
export function parseTable(table: string): readonly Row[] {
  return table
    .trim()
    .split(/\n\s*\n/u)
    .map(readRecord)
}
