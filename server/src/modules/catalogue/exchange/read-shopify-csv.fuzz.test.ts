import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeRowError } from './row-error.ts'
import { readShopifyCsv } from './read-shopify-csv.ts'

const fixtures = readdirSync(new URL('fixtures/', import.meta.url))
  .filter((name) => name.endsWith('.csv'))
  .map((name) => readFileSync(new URL(`fixtures/${name}`, import.meta.url)))

/** Reads to the end and gives the last event; every error must be tellable on the way. */
async function lastEventOf(bytes: Uint8Array, chunkSize: number): Promise<string> {
  async function* source(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize)
  }
  let last = 'nothing'
  for await (const event of readShopifyCsv(source(), { currency: 'CNY' })) {
    last = event.kind
    if (event.kind === 'error') expect(describeRowError(event, 'en')).toMatch(/^Row \d+/)
    if (event.kind === 'product') expect(event.product.variants.length).toBeGreaterThan(0)
  }
  return last
}

const chunkSize = fc.integer({ min: 1, max: 300 })

test('reads real files with bytes changed, lost and repeated to their end', async () => {
  const change = fc.record({ at: fc.nat(2000), drop: fc.nat(8), put: fc.uint8Array({ maxLength: 6 }) })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...fixtures), fc.array(change, { minLength: 1, maxLength: 8 }), chunkSize, async (file, changes, size) => {
      const damaged = changes.reduce<Buffer>((bytes, { at, drop, put }) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]), file)
      expect(await lastEventOf(damaged, size)).toBe('end')
    }),
    { numRuns: 200 },
  )
})

test('reads any cells under any header to their end', async () => {
  const header = fc.constantFrom(
    'Title',
    'Variant Price',
    'Option1 Name',
    'Option1 Value',
    'Variant Weight',
    'Variant Weight Unit',
    'Variant Inventory Qty',
    'Image Src',
    'Tags',
    'Status',
    '__proto__',
    'constructor',
    'Yizhan / Attributes',
    'Title [en]',
  )
  const cell = fc.oneof(
    fc.constantFrom('', 'constructor', '__proto__', '5', 'Default Title', '{"a":1}', 'kg', '"', ',', '\n', 'https://[', '-0', '1e309'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(header, { maxLength: 8 }),
      fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 6 }),
      chunkSize,
      async (headers, rows, size) => {
        const names = [...new Set(['Handle', 'Title', 'Variant Price', ...headers])]
        const lines = rows.map((cells, index) =>
          names.map((_, at) => (at === 0 ? `h${index % 2}` : `"${(cells[at % cells.length] ?? '').replaceAll('"', '""')}"`)).join(','),
        )
        expect(await lastEventOf(Buffer.from([names.join(','), ...lines].join('\n')), size)).toBe('end')
      },
    ),
    { numRuns: 300 },
  )
})
