import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Id } from '@yizhan/contract/shared'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, one, run, sql } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { startCatalogue } from '../fixtures/catalogue-world.ts'
import { createFetchPicture } from './fetch-picture.ts'
import type { FetchPicture } from './fetch-picture.ts'
import { importFile, runImport, startImport } from './import-file.ts'

let world: Awaited<ReturnType<typeof startCatalogue>>
let merchantId: Id<'mer'>
let shops = 0
beforeAll(async () => {
  world = await startCatalogue()
})
afterAll(() => world.stop())

const header =
  'Handle,Title,Body (HTML),Type,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,SEO Title,Variant Tax Code,Yizhan / Category'
const cup = (changes: { title?: string; stock?: string; image?: string } = {}) =>
  `cup,${changes.title ?? 'Cup'},<p>Blue<script>x</script></p>,Mugs,TRUE,Color,Blue,cup-blue,shopify,${changes.stock ?? '5'},deny,25.00,${changes.image ?? ''},Buy cups,P1,`
const more = ['cup,,,,,,Red,cup-red,shopify,0,continue,26.50,,,P2,', 'clock,时钟,,,FALSE,Title,Default Title,,,,deny,99,,,,nowhere'].join('\n')

async function fileOf(...lines: string[]): Promise<string> {
  const file = path.join(world.directory, `file-${shops}-${Math.random()}.csv`)
  await writeFile(file, [header, ...lines].join('\n'))
  return file
}
async function newShop(): Promise<void> {
  merchantId = await world.openShop(`shop-${(shops += 1)}`)
}
const importOf = async (...lines: string[]) => importFile(world.parts, { merchantId, path: await fileOf(...lines), fileName: 'products.csv' })
const own = async () => (await world.catalogue.listOwnOffers({ merchantId, limit: 100 }, 'en')).items
const offerOf = async (slug: string) => {
  const found = (await own()).find((offer) => offer.slug === slug)
  if (!found) throw new Error(`no offer ${slug}`)
  return world.catalogue.readOwnOffer({ merchantId, offerId: found.offerId }, 'en')
}
const counts = ({ state, offersCreated, offersChanged, offersUnchanged, errorCount }: Awaited<ReturnType<typeof importOf>>) => [
  state,
  offersCreated,
  offersChanged,
  offersUnchanged,
  errorCount,
]
const snapshot = () =>
  all(
    world.database.db,
    sql`select o.id, o.updated_at, o.import_id, array_agg(v.id order by v.position) as variants from offers o join variants v on v.offer_id = o.id where o.merchant_id = ${merchantId} group by o.id order by o.id`,
  )

describe('an import', () => {
  test('makes offers with variants and stock, published as the file says, and reports what it could not take', async () => {
    await newShop()
    const done = await importOf(cup(), more)
    expect(counts(done)).toEqual(['done', 2, 0, 0, 1])
    expect([done.rowsRead, done.bytesRead === done.bytesTotal]).toEqual([3, true])
    const read = await offerOf('cup')
    expect(read).toMatchObject({
      state: 'published',
      title: { en: 'Cup' },
      descriptionHtml: { en: '<p>Blue</p>' },
      dimensions: [{ en: 'Color' }],
      categorySlug: 'other',
    })
    expect(read.variants.map(({ sku, stock, priceMinor }) => [sku, stock, priceMinor])).toEqual([
      ['cup-blue', 5, 2500],
      ['cup-red', null, 2650],
    ])
    expect((await offerOf('clock')).state).toBe('draft')
    const view = await world.catalogue.readImport({ merchantId, importId: done.importId }, 'en')
    expect(view.errors).toMatchObject([
      {
        row: 4,
        column: 'Yizhan / Category',
        code: 'category_unknown',
        value: 'nowhere',
        message: expect.stringContaining('There is no category “nowhere”') as string,
      },
    ])
  })

  test('of the same file changes nothing the second time', async () => {
    await newShop()
    await importOf(cup(), more)
    const before = await snapshot()
    await run(world.database.db, sql`truncate outbox_events`)
    expect(counts(await importOf(cup(), more))).toEqual(['done', 0, 0, 2, 1])
    expect(await snapshot()).toEqual(before)
    expect(await all(world.database.db, sql`select from outbox_events where topic = 'offer.changed'`)).toEqual([])
  })

  test('of a changed file changes that product alone, and keeps its variants', async () => {
    await newShop()
    await importOf(cup(), more)
    const before = await offerOf('cup')
    expect(counts(await importOf(cup({ title: 'Mug', stock: '7' }), more))).toEqual(['done', 0, 1, 1, 1])
    const after = await offerOf('cup')
    expect([after.offerId, after.title, after.variants.map(({ variantId, stock }) => [variantId, stock])]).toEqual([
      before.offerId,
      { en: 'Mug' },
      before.variants.map(({ variantId }, index) => [variantId, index === 0 ? 7 : null]),
    ])
  })

  test('never sets stock below what orders have taken', async () => {
    await newShop()
    await importOf(cup(), more)
    const facts = await world.catalogue.offerFacts(world.database.db, [(await offerOf('cup')).offerId])
    await run(world.database.db, sql`update buckets set taken = 3 where pool_id = ${[...facts.values()][0]?.variants[0]?.poolId}`)
    const done = await importOf(cup({ stock: '1' }), more)
    expect(counts(done)).toEqual(['done', 0, 1, 1, 2])
    expect((await offerOf('cup')).variants[0]?.stock).toBe(5)
    expect(
      (await world.catalogue.readImport({ merchantId, importId: done.importId }, 'zh-CN')).errors.map(({ code, message }) => [code, message]),
    ).toContainEqual(['stock_below_taken', '第 2 行「Variant Inventory Qty」列：已有 3 件被订走，库存没有改成 1。'])
  })

  test('of a file exported before changes nothing', async () => {
    await newShop()
    await importOf(cup(), more)
    const exported = await text(await world.catalogue.exportOffers(merchantId, 'en'))
    expect(exported).toContain('Buy cups')
    expect(exported).toContain('P2')
    const file = path.join(world.directory, 'exported.csv')
    await writeFile(file, exported)
    expect(counts(await importFile(world.parts, { merchantId, path: file, fileName: 'exported.csv' }))).toEqual(['done', 0, 0, 2, 0])
    expect(await text(await world.catalogue.exportOffers(merchantId, 'en'))).toBe(exported)
  })

  test('fails as a whole where the file is none, in words', async () => {
    await newShop()
    const file = path.join(world.directory, 'none.csv')
    await writeFile(file, 'hello\nworld')
    const done = await importFile(world.parts, { merchantId, path: file, fileName: 'none.csv' })
    expect([done.state, done.failure?.en]).toEqual(['failed', expect.stringContaining('A required column is missing')])
    expect(await own()).toEqual([])
  })
})

describe('an upload', () => {
  test('is stored, imported by a job, and its file is removed', async () => {
    await newShop()
    const importId = await startImport(world.parts, { merchantId, fileName: 'p.csv', raw: Readable.from([Buffer.from(`${header}\n${cup()}\n`)]) })
    expect((await world.catalogue.readImport({ merchantId, importId }, 'en')).state).toBe('queued')
    expect((await world.jobs.drain()).failed).toEqual([])
    expect(await world.catalogue.readImport({ merchantId, importId }, 'en')).toMatchObject({ state: 'done', offersCreated: 1, rowsRead: 1 })
    expect(await world.parts.files.exists(`imports/${importId}.csv`)).toBe(false)
  })

  test('beyond the limit is refused and leaves nothing', async () => {
    await newShop()
    const raw = Readable.from(
      (async function* () {
        yield Buffer.from('a')
        throw new AppError('request.too-large', { details: { limit: '1 B' } })
      })(),
    )
    await expect(startImport(world.parts, { merchantId, fileName: 'p.csv', raw })).rejects.toMatchObject({ code: 'request.too-large' })
    expect((await world.catalogue.listImports({ merchantId, limit: 10 }, 'en')).items).toEqual([])
  })

  test('whose import broke off is gone through again, and counts what was made as made', async () => {
    await newShop()
    const raw = Readable.from([Buffer.from([header, cup({ image: 'https://p.example/a.jpg' }), more].join('\n'))])
    const importId = await startImport(world.parts, { merchantId, fileName: 'p.csv', raw })
    const breaking: FetchPicture = async () => {
      throw new Error('the process died')
    }
    await expect(runImport(world.parts, importId, { isLastAttempt: false, fetchPicture: breaking })).rejects.toThrow('died')
    const before = await snapshot()
    const missing: FetchPicture = async () => ({ ok: false, failure: 'unreachable', reason: 'HTTP 404', isHostDown: false })
    await runImport(world.parts, importId, { isLastAttempt: false, fetchPicture: missing })
    expect(await world.catalogue.readImport({ merchantId, importId }, 'en')).toMatchObject({
      state: 'done',
      offersCreated: 2,
      offersUnchanged: 0,
      errorCount: 2,
    })
    expect(await snapshot()).toEqual(before)
  })

  test('of another shop is not to be seen', async () => {
    await newShop()
    const importId = (await importOf(cup())).importId
    await newShop()
    await expect(world.catalogue.readImport({ merchantId, importId }, 'en')).rejects.toMatchObject({ code: 'catalogue.import-not-found' })
  })
})

describe('pictures of an import', () => {
  const png = () =>
    sharp({ create: { width: 30, height: 30, channels: 3, background: '#884422' } })
      .png()
      .toBuffer()

  test('are fetched once, given to offer and variants, and kept by the next import', async () => {
    await newShop()
    const bytes = await png()
    let requests = 0
    const server = createServer((request, response) => {
      requests += 1
      if (request.url === '/moved.png') return response.writeHead(302, { location: '/cup.png' }).end()
      return request.url === '/cup.png' ? response.end(bytes) : response.writeHead(200).end('<html>')
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const fetchPicture = createFetchPicture({ isAllowed: () => true, ports: 'any' })
    const upload = async (lines: string[]) => {
      const importId = await startImport(world.parts, { merchantId, fileName: 'p.csv', raw: Readable.from([Buffer.from([header, ...lines].join('\n'))]) })
      await runImport(world.parts, importId, { isLastAttempt: false, fetchPicture })
      return world.catalogue.readImport({ merchantId, importId }, 'en')
    }
    const lines = [cup({ image: `${base}/moved.png` }), `cup,,,,,,,,,,,,${base}/page.html,,,`]
    const first = await upload(lines)
    expect(first.errors.map(({ row, column, code }) => [row, column, code])).toEqual([[3, 'Image Src', 'picture_unreadable']])
    expect((await offerOf('cup')).pictures).toHaveLength(1)
    requests = 0
    expect(await upload([lines[0] ?? ''])).toMatchObject({ offersChanged: 1, errorCount: 0 })
    expect([requests, (await offerOf('cup')).pictures.length]).toEqual([0, 1])
    await new Promise((resolve) => server.close(resolve))
  })

  test('on addresses that are not public are never asked for, and the row says so', async () => {
    await newShop()
    const lines = [cup({ image: 'http://169.254.169.254/latest/meta-data' }), 'cup,,,,,,,,,,,,http://127.0.0.1/a.png,,,']
    const importId = await startImport(world.parts, { merchantId, fileName: 'p.csv', raw: Readable.from([Buffer.from([header, ...lines].join('\n'))]) })
    await runImport(world.parts, importId, { isLastAttempt: false })
    const view = await world.catalogue.readImport({ merchantId, importId }, 'en')
    expect(view.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'Image Src', 'picture_address_refused'],
      [3, 'Image Src', 'picture_address_refused'],
    ])
    expect(view).toMatchObject({ state: 'done', offersCreated: 1 })
  })

  test('on a host that does not answer are tried a few times and reported all', async () => {
    await newShop()
    let tries = 0
    const silent: FetchPicture = async () => {
      tries += 1
      return { ok: false, failure: 'unreachable', reason: 'ENOTFOUND', isHostDown: true }
    }
    const lines = Array.from({ length: 60 }, (_, index) => `p${index},P${index},,,TRUE,,,,,,,5,https://p.example/${index}.jpg,,,`)
    const importId = await startImport(world.parts, { merchantId, fileName: 'p.csv', raw: Readable.from([Buffer.from([header, ...lines].join('\n'))]) })
    await runImport(world.parts, importId, { isLastAttempt: false, fetchPicture: silent })
    const view = await world.catalogue.readImport({ merchantId, importId }, 'en')
    expect([view.state, view.offersCreated, view.errorCount]).toEqual(['done', 60, 60])
    expect(tries).toBeLessThan(8)
    const report = await text(await world.catalogue.importErrorsCsv({ merchantId, importId }, 'en'))
    expect(report.trim().split('\r\n')).toHaveLength(61)
    expect(await text(await world.catalogue.exportOffers(merchantId, 'en'))).toContain('https://p.example/59.jpg')
  })

  test('are taken from a folder by name, never from outside it', async () => {
    await newShop()
    const picturesDir = path.join(world.directory, 'pictures-here')
    await mkdir(path.join(picturesDir, 'cups'), { recursive: true })
    await writeFile(path.join(picturesDir, 'cups', 'blue 1.png'), await png())
    await writeFile(path.join(world.directory, 'secret.png'), await png())
    await symlink(path.join(world.directory, 'secret.png'), path.join(picturesDir, 'link.png'))
    const file = await fileOf(cup({ image: 'cups/blue 1.png' }), 'cup,,,,,,,,,,,,link.png,,,', 'cup,,,,,,,,,,,,../secret.png,,,', 'cup,,,,,,,,,,,,none.png,,,')
    const done = await importFile(world.parts, { merchantId, path: file, fileName: 'p.csv', picturesDir })
    const view = await world.catalogue.readImport({ merchantId, importId: done.importId }, 'en')
    expect(view.errors.map(({ row, code }) => [row, code]).toSorted()).toEqual([
      [3, 'picture_address_refused'],
      [4, 'image_url_invalid'],
      [5, 'picture_unreachable'],
    ])
    expect((await offerOf('cup')).pictures).toHaveLength(1)
    expect(await one(world.database.db, sql<{ count: number }>`select count(*) from import_pictures`)).toEqual({ count: 0 })
    expect(await readFile(file, 'utf8')).toContain('../secret.png')
  })
})
