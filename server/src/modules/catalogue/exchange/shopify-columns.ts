/**
 * The columns of Shopify's product CSV that mean something to us, and our own beside them. Keys are names in our code,
 * values the headers we write. https://help.shopify.com/en/manual/products/import-export/using-csv
 */
export const columnHeaders = {
  handle: 'Handle',
  title: 'Title',
  body: 'Body (HTML)',
  vendor: 'Vendor',
  type: 'Type',
  tags: 'Tags',
  published: 'Published',
  option1Name: 'Option1 Name',
  option1Value: 'Option1 Value',
  option2Name: 'Option2 Name',
  option2Value: 'Option2 Value',
  option3Name: 'Option3 Name',
  option3Value: 'Option3 Value',
  sku: 'Variant SKU',
  grams: 'Variant Grams',
  weight: 'Variant Weight',
  weightUnit: 'Variant Weight Unit',
  tracker: 'Variant Inventory Tracker',
  quantity: 'Variant Inventory Qty',
  policy: 'Variant Inventory Policy',
  price: 'Variant Price',
  compareAt: 'Variant Compare At Price',
  requiresShipping: 'Variant Requires Shipping',
  barcode: 'Variant Barcode',
  imageSrc: 'Image Src',
  imagePosition: 'Image Position',
  imageAlt: 'Image Alt Text',
  giftCard: 'Gift Card',
  variantImage: 'Variant Image',
  status: 'Status',
  locale: 'Yizhan / Locale',
  kind: 'Yizhan / Kind',
  category: 'Yizhan / Category',
  attributes: 'Yizhan / Attributes',
} as const
export type ColumnKey = keyof typeof columnHeaders

/** Columns that exist once more for each language, as "Title [en]". */
export const localizedColumns = [
  'title',
  'body',
  'option1Name',
  'option1Value',
  'option2Name',
  'option2Value',
  'option3Name',
  'option3Value',
  'imageAlt',
] as const satisfies readonly ColumnKey[]
export type LocalizedColumn = (typeof localizedColumns)[number]

/** Standard Shopify columns we carry without reading. */
export const carriedHeaders = [
  'Variant Fulfillment Service',
  'Variant Taxable',
  'SEO Title',
  'SEO Description',
  'Product Category',
  'Variant Weight Unit',
  'Variant Tax Code',
  'Cost per item',
] as const

/** The names of Shopify's newer template, beside those it still exports. */
const aliases: readonly (readonly [string, ColumnKey])[] = [
  ['url handle', 'handle'],
  ['description', 'body'],
  ['published on online store', 'published'],
  ['sku', 'sku'],
  ['barcode', 'barcode'],
  ['price', 'price'],
  ['compare-at price', 'compareAt'],
  ['variant compare-at price', 'compareAt'],
  ['inventory tracker', 'tracker'],
  ['inventory quantity', 'quantity'],
  ['continue selling when out of stock', 'policy'],
  ['weight value (grams)', 'grams'],
  ['weight unit for display', 'weightUnit'],
  ['requires shipping', 'requiresShipping'],
  ['product image url', 'imageSrc'],
  ['variant image url', 'variantImage'],
]

const byNormalName: ReadonlyMap<string, ColumnKey> = new Map([
  ...aliases,
  ...Object.entries(columnHeaders).map(([key, header]) => [normalizeHeader(header), key as ColumnKey] as const), // as: entries widen keys
])

/** A header for comparison: case, width of characters and spacing do not count. */
export function normalizeHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/\s*([[\]/])\s*/g, '$1')
}

/** Which of our columns a header means; undefined for one we only carry along. */
export function columnKeyOf(header: string): ColumnKey | undefined {
  return byNormalName.get(normalizeHeader(header))
}

const variantHeaderStarts = ['variant ', 'unit price', 'inventory ', 'weight unit', 'price/', 'compare at price/', 'compare-at price/', 'included/']
const variantHeaderNames: ReadonlySet<string> = new Set(['cost per item', 'fulfillment service', 'charge tax', 'tax code'])

/** Whether a carried column belongs to each variant rather than to the product. */
export function isVariantHeader(header: string): boolean {
  const name = normalizeHeader(header)
  return variantHeaderNames.has(name) || variantHeaderStarts.some((start) => name.startsWith(start))
}
