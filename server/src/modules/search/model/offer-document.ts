import { defaultLocale, inLocale, locales } from '@yizhan/contract/shared'
import type { Id, Localized } from '@yizhan/contract/shared'
import type { SearchDocument } from '#modules/catalogue/index.ts'
import { analyseDocument } from '../text/analyse-document.ts'
import { normalise } from '../text/normalise.ts'
import type { Segmenter } from '../text/segment.ts'
import { titleLexemes } from './text-levels.ts'

/** What the catalogue tells of an offer for it to be found. */
export type OfferDocument = Pick<
  SearchDocument,
  | 'offerId'
  | 'merchantId'
  | 'kind'
  | 'isListed'
  | 'title'
  | 'description'
  | 'vendor'
  | 'tags'
  | 'skus'
  | 'choices'
  | 'attributes'
  | 'categoryPath'
  | 'shop'
  | 'priceFromMinor'
  | 'publishedAt'
  | 'poolIds'
  | 'isUnlimited'
  | 'requiredPoolIds'
>

/** An offer in the form in which it is stored. */
export interface AnalysedOffer {
  readonly document: OfferDocument
  readonly titleKeys: string[]
  readonly words: string[]
  readonly lexemes: string
  readonly facets: { key: string; value: string; label: Localized }[]
  readonly stock: StockGroups
}
/** Of each group one pool must have something: the variants' pools, then those of each option that must be chosen. */
export type StockGroups = readonly (readonly Id<'pol'>[])[]

/** `key:value` of a filter has at most 200 characters. */
const facetValueLengthMax = 120
const titleKeyLengthMax = 80
const skusMax = 50

export function analyseOffer(segmenter: Segmenter, document: OfferDocument): AnalysedOffer {
  const { attributes, categoryPath, shop, choices, vendor, tags, skus } = document
  const words = [...[...attributes.map(({ value }) => value), ...categoryPath.map(({ name }) => name), shop.name, ...choices].flatMap(textsOf), vendor, ...tags]
  const titles = textsOf(document.title)
  // Article numbers are found like a description: nobody should be offered them while typing.
  const analysed = analyseDocument(segmenter, {
    title: titles.join(' | '),
    words: [...new Set(words)],
    description: [...skus.slice(0, skusMax), ...textsOf(document.description)].join(' | '),
  })
  return {
    document,
    titleKeys: [...new Set(titles.map(titleKeyOf))].filter(Boolean),
    words: analysed.vocabulary,
    lexemes: `${analysed.vector} ${titleLexemes(analysed.titleTokens)}`,
    facets: attributes.flatMap(({ key, value }) => facetOf(key, value)),
    stock: [...(document.isUnlimited ? [] : [document.poolIds]), ...document.requiredPoolIds],
  }
}

/** Whether every group has a pool with something in it. */
export function isInStock(stock: StockGroups, pools: ReadonlyMap<Id<'pol'>, { readonly available: number }>): boolean {
  return stock.every((poolIds) => poolIds.some((poolId) => (pools.get(poolId)?.available ?? 0) > 0))
}

/** What a title is compared by while somebody types. */
export function titleKeyOf(text: string): string {
  return normalise(text, titleKeyLengthMax)
}

/** A value is the same in every language of a page: English where there is some, as in the categories' own choices. */
function facetOf(key: string, label: Localized): AnalysedOffer['facets'] {
  const value = (label.en || inLocale(label, defaultLocale)).trim().slice(0, facetValueLengthMax)
  return value === '' ? [] : [{ key, value, label }]
}

function textsOf(text: Localized): string[] {
  return [...new Set(locales.flatMap((locale) => text[locale] || []))]
}
