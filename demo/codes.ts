/** The card codes the code shops hold: fictional, and a function of the sku alone. */
import { createHash } from 'node:crypto'
import { allProducts } from './source/products.ts'

export interface SkuCodes {
  readonly shop: string
  readonly handle: string
  readonly sku: string
  readonly codes: readonly string[]
}

/** Without letters and digits that are mistaken for each other. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUPS = 4
const GROUP_LENGTH = 4

/** The n-th code of a sku: four groups of four, e.g. `K7QM-2HXA-9PVT-C4RD`. */
function codeOf(sku: string, order: number): string {
  const digest = createHash('sha256').update(`yizhan-demo/${sku}/${order}`).digest()
  const letters = [...digest.subarray(0, GROUPS * GROUP_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length])
  return Array.from({ length: GROUPS }, (_, group) => letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join('')).join('-')
}

export function codesOf(sku: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, order) => codeOf(sku, order))
}

/** Codes of every code-kind sku, as many as its stock says. */
export function demoCodes(): readonly SkuCodes[] {
  return allProducts()
    .filter((product) => product.kind === 'code')
    .flatMap(({ shop, handle, variants }) => variants.map(({ sku, stock }) => ({ shop, handle, sku, codes: codesOf(sku, stock) })))
}
