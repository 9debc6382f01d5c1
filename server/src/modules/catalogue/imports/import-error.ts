import { inLocale } from '@yizhan/contract/shared'
import type { Locale, Localized } from '@yizhan/contract/shared'
import { describePlace, describeRowError, rowErrorSeverities } from '../exchange/row-error.ts'
import type { RowError, RowErrorCode, RowErrorSeverity } from '../exchange/row-error.ts'

/** What can be wrong with a product beyond its cells, and what it costs. */
const ownSeverities = {
  product_invalid: 'product',
  product_failed: 'product',
  product_incomplete: 'warning',
  category_unknown: 'warning',
  stock_below_taken: 'warning',
  picture_unreachable: 'warning',
  picture_address_refused: 'warning',
  picture_too_large: 'warning',
  picture_unreadable: 'warning',
  picture_not_tried: 'warning',
} as const satisfies Record<string, RowErrorSeverity>
export type OwnErrorCode = keyof typeof ownSeverities

const text = (zh: string, en: string): Required<Localized> => ({ 'zh-CN': zh, en })
const ownTexts: Readonly<Record<OwnErrorCode, Required<Localized>>> = {
  product_invalid: text('商品“{handle}”的 {field} 不符合要求，未导入：{reason}', 'Product “{handle}” was not imported: {field}: {reasonEn}'),
  product_failed: text(
    '商品“{handle}”保存失败，未导入。请重试；仍不行时请告诉我们。',
    'Product “{handle}” could not be saved and was not imported. Please try again; if it persists, tell us.',
  ),
  product_incomplete: text('还不能上架，已存为草稿：{reason}。', 'It cannot be published yet and was imported as a draft: {reasonEn}.'),
  category_unknown: text(
    '没有分类“{value}”，已归入“{category}”。请填写分类列表中的网址名。',
    'There is no category “{value}”； it was put under “{category}”. Use a slug of the category list.',
  ),
  stock_below_taken: text('已有 {taken} 件被订走，库存没有改成 {value}。', '{taken} units are taken by orders, so stock was not set to {value}.'),
  picture_unreachable: text(
    '无法从“{value}”取得图片({reason}),商品已导入但没有这张图片。',
    'The picture at “{value}” could not be fetched ({reasonEn}); the product was imported without it.',
  ),
  picture_address_refused: text(
    '图片地址“{value}”不在公共互联网上，没有读取。',
    'The picture address “{value}” is not on the public internet and was not read.',
  ),
  picture_too_large: text('“{value}”超过 {max} MB,没有导入这张图片。', 'The picture at “{value}” is larger than {max} MB and was left out.'),
  picture_unreadable: text(
    '“{value}”不是可用的图片({reason})。请使用 JPEG、PNG、WebP 或 AVIF。',
    '“{value}” is not a picture that can be used ({reasonEn}). Use JPEG, PNG, WebP or AVIF.',
  ),
  picture_not_tried: text('它的网站一直没有回应，没有再去读取“{value}”。', 'Its site did not answer before, so “{value}” was not tried.'),
}

/** An error of an import as it is stored: the reader's or one of ours. */
export interface ImportError {
  readonly row: number
  readonly column: string | null
  readonly code: RowErrorCode | OwnErrorCode
  readonly severity: RowErrorSeverity
  readonly value: string
  readonly handle: string | null
  readonly details: Readonly<Record<string, string | number>>
}

const valueLengthMax = 200

/** An error of ours at that place. */
export function importError(
  code: OwnErrorCode,
  place: { row: number; column?: string | null; value?: string; handle?: string | null; details?: Record<string, string | number> },
): ImportError {
  const { row, column = null, value = '', handle = null, details = {} } = place
  return { row, column, code, severity: ownSeverities[code], value: value.slice(0, valueLengthMax), handle, details }
}

/** One sentence for the merchant: which row and column, what is wrong, what to do. */
export function describeImportError(error: ImportError, locale: Locale): string {
  if (isReaders(error)) return describeRowError({ ...error, kind: 'error' }, locale)
  const known: Record<string, string | number> = { ...error.details, value: error.value, handle: error.handle ?? '' }
  const template = inLocale(ownTexts[error.code as OwnErrorCode], locale) // as: not the reader's, so ours
  return describePlace(error, locale) + template.replace(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? ''))
}

function isReaders(error: ImportError): error is ImportError & Pick<RowError, 'code'> {
  return Object.hasOwn(rowErrorSeverities, error.code)
}
