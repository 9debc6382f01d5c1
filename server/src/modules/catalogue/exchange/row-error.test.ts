import { describe, expect, test } from 'vitest'
import { exchangeLimits } from './product-draft.ts'
import { readShopifyCsv } from './read-shopify-csv.ts'
import { describeRowError, rowError, rowErrorSeverities } from './row-error.ts'
import type { RowError, RowErrorCode } from './row-error.ts'
import { rowErrorTexts } from './row-error-texts.ts'

const codes = Object.keys(rowErrorSeverities) as RowErrorCode[] // as: the keys of that very object

describe('describeRowError', () => {
  test('names row and column, says what is wrong and what to do, in both languages', () => {
    const error = rowError('price_negative', { row: 7, column: 'Variant Price', value: '-5', handle: 'cup' })
    expect(describeRowError(error, 'zh-CN')).toBe('第 7 行「Variant Price」列：价格不能为负数「-5」，该规格未导入。请改为 0 或正数。')
    expect(describeRowError(error, 'en')).toBe(
      'Row 7, column "Variant Price": A price cannot be negative ("-5"); this variant was not imported. Use zero or more.',
    )
    expect(describeRowError(rowError('file_empty', { row: 1 }), 'en')).toMatch(/^Row 1: The file is empty\./)
  })

  test('puts values in as they are', () => {
    expect(describeRowError(rowError('price_invalid', { row: 2, value: '$& {max}' }), 'en')).toContain('"$& {max}" is not a price')
  })

  test('shortens what it quotes', () => {
    expect(rowError('price_invalid', { row: 2, value: 'x'.repeat(1000) }).value).toHaveLength(exchangeLimits.errorValueLengthMax)
  })

  test.each(codes)('has text for %s with every gap fillable', (code) => {
    const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted()
    const { 'zh-CN': zh, en } = rowErrorTexts[code]
    expect(zh.length * en.length).toBeGreaterThan(0)
    expect(gaps(zh)).toEqual(gaps(en))
  })
})

const base = 'Handle,Title,Variant Price'
const long = (length: number) => 'x'.repeat(length + 1)

/** A file that provokes each code. */
const provoking: Readonly<Record<Exclude<RowErrorCode, 'csv_malformed' | 'products_too_many'>, string>> = {
  file_empty: '',
  header_missing: 'Handle\na',
  header_repeated: `${base},Vendor,vendor\na,A,5,,`,
  header_ignored: `${base},Note,note\na,A,5,,`,
  columns_too_many: `${base}${',c'.repeat(600)}\na`,
  quote_not_closed: `${base}\na,"A,5`,
  record_too_long: `${base}\na,"${long(exchangeLimits.recordBytesMax)}",5`,
  column_count: `${base}\na,A`,
  cell_too_long: `${base}\na,${long(exchangeLimits.cellLengthMax)},5`,
  text_damaged: `${base}\na,\ufffd,5`,
  nul_character: `${base}\na,\0,5`,
  handle_missing: `${base}\n,A,5`,
  handle_too_long: `${base}\n${long(exchangeLimits.handleLengthMax)},A,5`,
  handle_repeated: `${base}\na,A,5\nb,B,5\na,A,5`,
  title_missing: `${base}\na,,5`,
  title_too_long: `${base}\na,${long(exchangeLimits.titleLengthMax)},5`,
  variant_none: `${base}\na,A,`,
  kind_unknown: `${base},Yizhan / Kind\na,A,5,dream`,
  attributes_invalid: `${base},Yizhan / Attributes\na,A,5,[1]`,
  option_name_missing: `${base},Option1 Value\na,A,5,Red`,
  option_value_missing: `${base},Option1 Name,Option1 Value\na,A,5,Color,`,
  option_text_too_long: `${base},Option1 Name,Option1 Value\na,A,5,Color,${long(exchangeLimits.optionTextLengthMax)}`,
  variant_repeated: `${base}\na,A,5\na,,6`,
  variants_too_many: `${base},Option1 Name,Option1 Value\n${Array.from({ length: exchangeLimits.variantsMax + 1 }, (_, index) => `a,A,5,Size,${index}`).join('\n')}`,
  sku_repeated: `${base},Option1 Name,Option1 Value,Variant SKU\na,A,5,Size,S,1\na,,5,,M,1`,
  sku_too_long: `${base},Variant SKU\na,A,5,${long(exchangeLimits.skuLengthMax)}`,
  price_missing: `${base},Variant SKU\na,A,,1`,
  price_invalid: `${base}\na,A,free`,
  price_negative: `${base}\na,A,-1`,
  price_ambiguous: `${base}\na,A,"1,000"`,
  price_too_precise: `${base}\na,A,1.2345`,
  price_too_large: `${base}\na,A,99999999999`,
  stock_invalid: `${base},Variant Inventory Qty\na,A,5,few`,
  stock_negative: `${base},Variant Inventory Qty\na,A,5,-1`,
  stock_missing: `${base},Variant Inventory Tracker\na,A,5,shopify`,
  compare_at_below_price: `${base},Variant Compare At Price\na,A,5,4`,
  policy_unknown: `${base},Variant Inventory Policy\na,A,5,stop`,
  status_unknown: `${base},Status\na,A,5,gone`,
  boolean_unknown: `${base},Published\na,A,5,perhaps`,
  weight_invalid: `${base},Variant Grams\na,A,5,heavy`,
  barcode_invalid: `${base},Variant Barcode\na,A,5,8.69E+12`,
  image_url_invalid: `${base},Image Src\na,A,5,cup.jpg`,
  image_position_invalid: `${base},Image Src,Image Position\na,A,5,https://p.example/a.jpg,0`,
  images_too_many: `${base},Image Src\n${Array.from({ length: exchangeLimits.imagesMax + 1 }, (_, index) => `a,A,${index ? '' : 5},https://p.example/${index}.jpg`).join('\n')}`,
  text_shortened: `${base},Vendor\na,A,5,${long(exchangeLimits.shortTextLengthMax)}`,
  tags_too_many: `${base},Tags\na,A,5,"${Array.from({ length: exchangeLimits.tagsMax + 1 }, (_, index) => `t${index}`).join(',')}"`,
  tag_too_long: `${base},Tags\na,A,5,${long(exchangeLimits.tagLengthMax)}`,
  option_name_changed: `${base},Option1 Name,Option1 Value\na,A,5,Size,S\na,,5,Length,M`,
  product_value_changed: `${base},Option1 Name,Option1 Value\na,A,5,Size,S\na,B,5,,M`,
  value_not_kept: `${base},Image Src,SEO Title\na,A,5,https://p.example/a.jpg,x\na,,,https://p.example/b.jpg,y`,
  row_without_effect: `${base}\na,A,5\na,,`,
}

test.each(Object.entries(provoking))('%s is provoked, with its severity and its text filled in', async (code, file) => {
  async function* source(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(file)
  }
  const errors: RowError[] = []
  for await (const event of readShopifyCsv(source(), { currency: 'CNY' })) if (event.kind === 'error') errors.push(event)
  const error = errors.find((found) => found.code === code)
  expect(errors.map((found) => found.code)).toContain(code)
  if (!error) return
  expect(error.severity).toBe(rowErrorSeverities[error.code])
  const template = rowErrorTexts[error.code].en
  for (const [, name = ''] of template.matchAll(/\{(\w+)\}/g)) {
    expect({ value: error.value, handle: error.handle, ...error.details }).toHaveProperty(name, expect.anything())
  }
})
