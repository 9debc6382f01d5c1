import { kindNames } from '@yizhan/contract/kinds'
import { locales } from '@yizhan/contract/shared'
import type { Locale, Localized } from '@yizhan/contract/shared'
import type { KindName } from '@yizhan/contract/kinds'
import { assumedKinds, draftStatuses, exchangeLimits } from './product-draft.ts'
import type { DraftStatus, JsonObject, ProductDraft } from './product-draft.ts'
import { parseBoolean } from './parse-cell.ts'
import { rowError } from './row-error.ts'
import type { RowError, RowErrorCode } from './row-error.ts'
import type { ProductRow } from './read-header.ts'
import { sanitizeDescription } from './sanitize-description.ts'
import type { ColumnKey, LocalizedColumn } from './shopify-columns.ts'

/** What the first row of a product says about the product as a whole. */
export type ProductFields = Pick<
  ProductDraft,
  'title' | 'bodyHtml' | 'vendor' | 'categorySlug' | 'type' | 'tags' | 'status' | 'kind' | 'isGiftCard' | 'attributes' | 'passthrough'
>

/** Reads a product's first row. */
export function readProductFields(row: ProductRow, locale: Locale): { fields: ProductFields; errors: RowError[] } {
  const reader = new FieldsReader(row, locale)
  const isGiftCard = reader.boolean('giftCard', false)
  const fields: ProductFields = {
    title: reader.title(),
    bodyHtml: reader.body(),
    vendor: reader.shortText('vendor'),
    type: reader.shortText('type'),
    categorySlug: reader.shortText('category') || null,
    tags: reader.tags(),
    status: reader.status(),
    kind: reader.kind(isGiftCard),
    isGiftCard,
    attributes: reader.attributes(),
    passthrough: row.carried('product'),
  }
  return { fields, errors: reader.errors }
}

/** The language of a product's plain columns: as the row says, as the caller says, or by the script its texts are written in. */
export function localeOfRow(row: ProductRow, given: Locale | undefined): Locale {
  const stated = row.text('locale').toLowerCase()
  const known = locales.find((locale) => locale.toLowerCase() === stated) ?? given
  if (known) return known
  const telling: readonly ColumnKey[] = ['title', 'body', 'option1Name', 'option1Value', 'option2Name', 'option2Value']
  return telling.some((key) => /\p{Script=Han}/u.test(row.raw(key))) ? 'zh-CN' : 'en'
}

class FieldsReader {
  readonly errors: RowError[] = []
  readonly #row: ProductRow
  readonly #locale: Locale

  constructor(row: ProductRow, locale: Locale) {
    this.#row = row
    this.#locale = locale
  }

  title(): Localized {
    const title = this.#row.localized('title', this.#locale)
    const max = exchangeLimits.titleLengthMax
    if (Object.keys(title).length === 0) this.#report('title_missing', 'title')
    if (Object.values(title).some((text) => text.length > max)) this.#report('title_too_long', 'title', { details: { max } })
    return title
  }

  body(): Localized {
    const max = exchangeLimits.descriptionLengthMax
    return this.#eachText('body', (text) => {
      const { html, isShortened } = sanitizeDescription(text, max)
      if (isShortened) this.#report('text_shortened', 'body', { details: { max } })
      return html
    })
  }

  shortText(key: 'vendor' | 'type' | 'category'): string {
    const text = this.#row.text(key)
    const max = exchangeLimits.shortTextLengthMax
    if (text.length <= max) return text
    this.#report('text_shortened', key, { details: { max } })
    return text.slice(0, max).trim()
  }

  tags(): string[] {
    const tags = new Map<string, string>()
    for (const part of this.#row.text('tags').split(/[,，]/)) {
      const tag = part.trim()
      const isLong = tag.length > exchangeLimits.tagLengthMax
      if (isLong) this.#report('tag_too_long', 'tags', { value: tag, details: { max: exchangeLimits.tagLengthMax } })
      else if (tag && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag)
    }
    const max = exchangeLimits.tagsMax
    if (tags.size > max) this.#report('tags_too_many', 'tags', { details: { max } })
    return [...tags.values()].slice(0, max)
  }

  /** A product that is active but not published is on sale in no shop window, so it is a draft here. */
  status(): DraftStatus {
    const cell = this.#row.text('status').toLowerCase()
    const isPublished = this.boolean('published', true)
    const known = draftStatuses.find((status) => status === cell)
    if (cell !== '' && !known) this.#report('status_unknown', 'status')
    if (known && known !== 'active') return known
    return (known || cell === '') && isPublished ? 'active' : 'draft'
  }

  kind(isGiftCard: boolean): KindName {
    const cell = this.#row.text('kind').toLowerCase()
    const known = kindNames.find((kind) => kind === cell)
    if (cell !== '' && !known) this.#report('kind_unknown', 'kind', { details: { known: kindNames.join(', ') } })
    return known ?? (isGiftCard ? assumedKinds.giftCard : assumedKinds.standard)
  }

  attributes(): JsonObject {
    const cell = this.#row.text('attributes')
    if (cell === '') return {}
    const parsed = parseJson(cell)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as JsonObject // as: JSON.parse makes nothing else
    this.#report('attributes_invalid', 'attributes')
    return {}
  }

  /** Blank means whenBlank; what is neither true nor false means false, the careful answer for all that is asked here. */
  boolean(key: 'published' | 'giftCard', whenBlank: boolean): boolean {
    const cell = this.#row.text(key)
    if (cell === '') return whenBlank
    const value = parseBoolean(cell)
    if (value === null) this.#report('boolean_unknown', key, { details: { assumed: 'FALSE' } })
    return value ?? false
  }

  #eachText(key: LocalizedColumn, change: (text: string) => string): Localized {
    const changed = Object.entries(this.#row.localized(key, this.#locale)).map(([locale, text]) => [locale, change(text)] as const)
    return Object.fromEntries(changed.filter(([, text]) => text !== ''))
  }

  #report(code: RowErrorCode, key: ColumnKey, more: { value?: string; details?: Record<string, string | number> } = {}): void {
    const row = this.#row
    this.errors.push(rowError(code, { row: row.row, column: row.columnName(key), value: row.text(key), handle: row.handle, ...more }))
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
