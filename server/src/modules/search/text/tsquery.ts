import type { AnalysedQuery, QueryGroup } from './analyse-query.ts'
import { initialsLexeme, pinyinLexeme, quoteLexeme } from './lexemes.ts'

/** Ways to find something, strongest first. */
export const SIGNALS = ['word', 'synonym', 'prefix', 'pinyin', 'initials'] as const
export type Signal = (typeof SIGNALS)[number]

/**
 * Text for `$1::tsquery`: every group must be found, each by any signal at least as strong as `weakest`. Undefined if
 * the query holds no word. Only quoted lexemes, `&`, `|`, `:*` and parentheses are written, whatever was typed.
 */
export function toTsquery(query: AnalysedQuery, weakest: Signal): string | undefined {
  return join(
    query.groups.map((group) => groupText(group, weakest)),
    ' & ',
  )
}

/** As `toTsquery`, but one found group is enough: for when all together find nothing. */
export function toLooseTsquery(query: AnalysedQuery, weakest: Signal): string | undefined {
  return join(
    query.groups.map((group) => groupText(group, weakest)),
    ' | ',
  )
}

function groupText(group: QueryGroup, weakest: Signal): string {
  const strengthMin = SIGNALS.indexOf(weakest)
  const alternatives = SIGNALS.filter((_, strength) => strength <= strengthMin).flatMap((signal) => bySignal(group, signal))
  return [...new Set(alternatives)].join(' | ')
}

function bySignal(group: QueryGroup, signal: Signal): string[] {
  switch (signal) {
    case 'word':
      return group.words.map((form) => allOf(form.map(quoteLexeme)))
    case 'synonym':
      return group.synonyms.map((form) => allOf(form.map(quoteLexeme)))
    case 'prefix':
      return group.prefix === undefined ? [] : [allOf([...group.prefix.whole.map(quoteLexeme), `${quoteLexeme(group.prefix.open)}:*`])]
    case 'pinyin':
      return group.pinyin === undefined ? [] : [`${quoteLexeme(pinyinLexeme(group.pinyin.text))}${group.pinyin.isOpen ? ':*' : ''}`]
    case 'initials':
      return group.initials === undefined ? [] : [quoteLexeme(initialsLexeme(group.initials))]
    default:
      return signal satisfies never
  }
}

function allOf(lexemes: readonly string[]): string {
  return lexemes.length === 1 ? (lexemes[0] ?? '') : `(${lexemes.join(' & ')})`
}

function join(groups: readonly string[], operator: ' & ' | ' | '): string | undefined {
  if (groups.length === 0) return undefined
  return groups.map((group) => `(${group})`).join(operator)
}
