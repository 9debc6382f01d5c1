import { fieldMessages } from '@yizhan/contract/shared'
import type { FieldError, Locale, Route } from '@yizhan/contract/shared'
import { z } from 'zod'
import { AppError } from './app-error.ts'
import { isStorable } from './json-body.ts'

const issueWords = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError }
const fieldErrorsMax = 100

/** Parses path, query and body by the route's schemas. An id that cannot exist is simply not found. */
export function parseInput(
  route: Route,
  raw: { params: unknown; query: unknown; body: unknown },
  locale: Locale,
): { params: unknown; query: unknown; body: unknown } {
  assertUsable(raw.query, locale)
  const params = route.params?.safeParse(raw.params)
  if (params && !params.success) throw new AppError('request.not-found')
  const query = route.query?.safeParse(raw.query, { error: issueWords[locale] })
  const body = route.body?.safeParse(raw.body ?? undefined, { error: issueWords[locale] })
  const issues = [...(query?.error?.issues ?? []), ...(body?.error?.issues ?? [])]
  if (issues.length > 0) throw new AppError('request.invalid', { fields: issues.slice(0, fieldErrorsMax).flatMap((issue) => fieldErrors(issue, locale)) })
  return { params: params?.data, query: query?.data, body: body?.data }
}

/** No schema of a text forbids these characters, and no column can be compared with them. */
function assertUsable(query: unknown, locale: Locale): void {
  const names = Object.entries(query ?? {}).filter(([name, value]) => !isStorable(name) || !isStorable(value))
  if (names.length === 0) return
  const fields = names.map(([name]) => ({ field: name.toWellFormed().replaceAll('\0', ''), code: 'custom', message: unusableText[locale] }))
  throw new AppError('request.invalid', { fields: fields.slice(0, fieldErrorsMax) })
}
const unusableText = { 'zh-CN': '含有不能使用的字符。', en: 'There is a character in it that cannot be used.' }

function fieldErrors(issue: z.core.$ZodIssue, locale: Locale): FieldError[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, 20).map((key) => ({ field: [...path, key].join('.'), code: issue.code, message: unknownField[locale] }))
  const custom = locale === 'zh-CN' ? fieldMessages[issue.message] : undefined
  return [{ field: path.join('.') || 'body', code: issue.code, message: custom ?? issue.message }]
}
const unknownField = { 'zh-CN': '没有这个字段，请检查拼写。', en: 'There is no such field; check the spelling.' }
