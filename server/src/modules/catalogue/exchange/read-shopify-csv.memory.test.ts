import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { readShopifyCsv } from './read-shopify-csv.ts'

const rowsInFile = 100_000
const rowsPerProduct = 4
const rowsPerChunk = 200
const heapGrowthMaxBytes = 60 * 1024 * 1024
/** Chunks the source may be ahead of the row in hand: one being parsed, some being looked at for their encoding. */
const chunksAheadMax = 6

/** Full collections make the figure mean what is held; without them it includes what nobody holds any more. */
function collector(): (() => void) | null {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('globalThis.gc')
  return typeof collect === 'function' ? () => void collect() : null
}

test('holds one product at a time, however long the file', async () => {
  const collect = collector()
  const heapUsed = () => {
    collect?.()
    return process.memoryUsage().heapUsed
  }
  let rowsGiven = 0
  async function* source(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,SEO Title\n')
    while (rowsGiven < rowsInFile) {
      const rows: string[] = []
      for (; rows.length < rowsPerChunk; rowsGiven += 1) rows.push(rowAt(rowsGiven))
      yield Buffer.from(rows.join(''))
    }
  }
  const heapBefore = heapUsed()
  let products = 0
  let progress = 0
  let rowsAheadMax = 0
  let heapGrowth = 0
  for await (const event of readShopifyCsv(source(), { currency: 'CNY' })) {
    if (event.kind === 'error') expect(event).toBeUndefined()
    if (event.kind === 'progress') progress += 1
    if (event.kind !== 'product') continue
    products += 1
    rowsAheadMax = Math.max(rowsAheadMax, rowsGiven - (event.product.rows.last - 1))
    if (products % 5000 === 0) heapGrowth = Math.max(heapGrowth, heapUsed() - heapBefore)
  }
  expect(products).toBe(rowsInFile / rowsPerProduct)
  expect(progress).toBeGreaterThan(5)
  expect(rowsAheadMax).toBeLessThanOrEqual(rowsPerChunk * chunksAheadMax)
  if (collect) expect(heapGrowth).toBeLessThanOrEqual(heapGrowthMaxBytes)
}, 60_000)

function rowAt(index: number): string {
  const product = Math.floor(index / rowsPerProduct)
  const variant = index % rowsPerProduct
  const own = variant === 0 ? `商品 ${product},<p>第 ${product} 件商品的说明，手工制作。</p>,颜色` : ',,'
  return `product-${product},${own},颜色 ${variant},SKU-${index},${variant + 1}.90,https://pictures.example.com/${index}.jpg,x\n`
}
