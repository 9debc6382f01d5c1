import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesHttp } from './files-http.ts'
import { createFiles, type Files } from './files.ts'
import { createPictures, inspectPicture, PictureError, type Pictures, sniffPicture } from './pictures.ts'

const widths = [160, 480, 1280]
const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c33', noise: { type: 'gaussian', mean: 120, sigma: 40 } } })
/** As large as it must be, but quick to encode. */
const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#c33' } })

let directory: string
let files: Files
let pictures: Pictures
let http: FastifyInstance
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'pictures-'))
  files = createFiles({ directory })
  pictures = createPictures({ files, widths })
  const { bytes } = await inspectPicture(await photo(1600, 900).png().toBuffer())
  await files.put('pictures/pic_1.webp', bytes, 'image/webp')
  await files.put('private/pic_2.webp', bytes, 'image/webp')
  http = Fastify()
  http.setNotFoundHandler((_request, reply) => reply.code(404).type('application/problem+json').send({ code: 'request.not-found' }))
  await http.register(filesHttp, { files, pictures, folders: ['pictures'], widths })
})
afterAll(async () => {
  await http.close()
  await rm(directory, { recursive: true })
})

async function refusal(bytes: Uint8Array): Promise<string> {
  const error: unknown = await inspectPicture(bytes).catch((caught: unknown) => caught)
  return error instanceof PictureError ? error.reason : 'accepted'
}

describe('a picture from outside', () => {
  it('becomes an upright WebP of bounded width with nothing but its pixels', async () => {
    const given = await plain(2400, 1200)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'someone', Model: 'phone' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    expect((await sharp(given).metadata()).orientation).toBe(6)
    const picture = await inspectPicture(given)
    expect([picture.width, picture.height]).toEqual([1200, 2400])
    const made = await sharp(picture.bytes).metadata()
    expect([made.format, made.width, made.height]).toEqual(['webp', 1200, 2400])
    expect([made.exif, made.xmp, made.icc, made.orientation]).toEqual([undefined, undefined, undefined, undefined])
    expect(picture.blur).toMatch(/^data:image\/webp;base64,/)
    expect(picture.blur.length).toBeLessThan(600)
    const wide = await inspectPicture(await plain(4000, 1000).webp().toBuffer())
    expect([wide.width, wide.height]).toEqual([1920, 480])
    const long = await inspectPicture(await plain(100, 18_000).png().toBuffer())
    expect([long.width, long.height]).toEqual([91, 16_383])
  })
  it('keeps what is transparent', async () => {
    const given = await sharp({ create: { width: 100, height: 100, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer()
    expect((await sharp((await inspectPicture(given)).bytes).metadata()).hasAlpha).toBe(true)
  })
  it('is accepted as AVIF, GIF and grey or CMYK JPEG', async () => {
    expect(await refusal(await photo(64, 64).avif({ effort: 0 }).toBuffer())).toBe('accepted')
    expect(await refusal(await photo(64, 64).gif().toBuffer())).toBe('accepted')
    expect(await refusal(await photo(64, 64).toColourspace('cmyk').jpeg().toBuffer())).toBe('accepted')
    expect(await refusal(await photo(64, 64).greyscale().jpeg().toBuffer())).toBe('accepted')
  })
  it('is refused with the reason', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>')
    expect(await refusal(svg)).toBe('unsupported-format')
    expect(await refusal(Buffer.from('%PDF-1.7'))).toBe('unsupported-format')
    expect(await refusal(await photo(64, 64).tiff().toBuffer())).toBe('unsupported-format')
    expect(await refusal(new Uint8Array())).toBe('empty')
    expect(await refusal(Buffer.alloc(16 * 1024 * 1024))).toBe('too-large')
    expect(await refusal(await photo(4, 400).png().toBuffer())).toBe('too-small')
    const whole = await photo(300, 300).jpeg().toBuffer()
    expect(await refusal(whole.subarray(0, 40))).toBe('broken')
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('broken')
    expect(await refusal(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(100)]))).toBe('broken')
  })
  it('tells nobody where it was taken', async () => {
    const gps = { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 48/1', GPSLongitudeRef: 'E', GPSLongitude: '121/1 28/1 12/1' }
    const given = await plain(64, 64)
      .jpeg()
      .withExif({ IFD0: { Artist: 'Chen Yifan' }, IFD3: gps })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Chen Yifan</x:xmpmeta>')
      .toBuffer()
    expect(Buffer.from(given).includes('Chen Yifan')).toBe(true)
    const { bytes } = await inspectPicture(given)
    expect(Buffer.from(bytes).includes('Chen Yifan')).toBe(false)
    const { exif, xmp, iptc, icc, comments } = await sharp(bytes).metadata()
    expect([exif, xmp, iptc, icc, comments]).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
  it('that is something else besides is only a picture afterwards', async () => {
    const script = '<script>alert(document.domain)</script>'
    const archive = Buffer.from('PK\x03\x04 payload.jar META-INF/MANIFEST.MF', 'latin1')
    const jpeg = await plain(64, 64).jpeg().toBuffer()
    const png = await plain(64, 64).png().toBuffer()
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, script.length + 2]), Buffer.from(script)])
    const text = Buffer.concat([Buffer.from('tEXtComment\0'), Buffer.from(script)])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length - 4)
    const crc = Buffer.alloc(4)
    crc.writeUInt32BE(crc32(text))
    const polyglots = {
      'a page within a comment': Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]),
      'a page after its end': Buffer.concat([jpeg, Buffer.from(script)]),
      'an archive after its end': Buffer.concat([png, archive]),
      'a page within a chunk': Buffer.concat([png.subarray(0, 33), length, text, crc, png.subarray(33)]),
    }
    for (const [name, given] of Object.entries(polyglots)) {
      expect([name, given.includes(script) || given.includes(archive)]).toEqual([name, true])
      const kept = Buffer.from((await inspectPicture(given)).bytes)
      expect([name, sniffPicture(kept), kept.includes('script'), kept.includes('PK\x03\x04', 0, 'latin1')]).toEqual([name, 'webp', false, false])
    }
  })
  it('is refused when it only begins like one', async () => {
    const script = '/*\0*/=1;alert(document.domain)//<script>alert(1)</script>'
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    const begun = ['GIF89a', '\xff\xd8\xff\xe0', '\x89PNG\r\n\x1a\n', 'RIFF\x00\x00\x00\x00WEBP', '\x00\x00\x00\x1cftypavif']
    for (const start of begun) for (const rest of [script, svg]) expect([start, await refusal(Buffer.from(start + rest, 'latin1'))]).toEqual([start, 'broken'])
    const others = [
      '<?xml version="1.0"?>' + svg,
      '\ufeff' + svg,
      '<!doctype html>' + script,
      'BM' + script,
      'PK\x03\x04',
      '\x1f\x8b',
      'II*\0',
      '8BPS',
      "push graphic-context\nviewbox 0 0 9 9\nfill 'url(https://x.example/)'",
    ]
    for (const other of others) expect([other, await refusal(Buffer.from(other))]).toEqual([other, 'unsupported-format'])
  })
  it('is refused when few bytes would decode to too many pixels, before any is decoded', async () => {
    const bomb = await sharp({ create: { width: 9_000, height: 6_000, channels: 3, background: '#fff' }, limitInputPixels: false })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    const startedAt = performance.now()
    expect(await refusal(bomb)).toBe('too-many-pixels')
    expect(performance.now() - startedAt).toBeLessThan(200)
  })
  it('is refused when it moves', async () => {
    const frames = await Promise.all([1, 2, 3].map(() => photo(32, 32).png().toBuffer()))
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect(await refusal(moving)).toBe('animated')
  })
})

describe('a smaller version', () => {
  it('is made once for requests that come together, and kept', async () => {
    const request = { key: 'pictures/pic_1.webp', width: 480, format: 'webp' } as const
    const [one, two] = await Promise.all([pictures.resized(request), pictures.resized(request)])
    expect(one).toBe(two)
    expect(one !== 'busy' && one && (await sharp(one.bytes).metadata())).toMatchObject({ format: 'webp', width: 480, height: 270 })
    expect(await files.exists('variants/pictures/pic_1/480.webp')).toBe(true)
    expect(await pictures.resized({ ...request, key: 'pictures/none.webp' })).toBeUndefined()
    await expect(pictures.resized({ ...request, width: 481 })).rejects.toThrow('481')
  })
  it('is AVIF where that is quick, WebP when wide', async () => {
    const narrow = await pictures.resized({ key: 'pictures/pic_1.webp', width: 160, format: 'avif' })
    const wide = await pictures.resized({ key: 'pictures/pic_1.webp', width: 1280, format: 'avif' })
    expect([narrow, wide]).toMatchObject([{ format: 'avif' }, { format: 'webp' }])
  })
  it('goes with its original', async () => {
    await files.put('pictures/pic_9.webp', (await files.readBytes('pictures/pic_1.webp')) ?? new Uint8Array(), 'image/webp')
    await pictures.resized({ key: 'pictures/pic_9.webp', width: 160, format: 'webp' })
    await pictures.remove('pictures/pic_9.webp')
    expect(await files.exists('variants/pictures/pic_9/160.webp')).toBe(false)
    expect(await files.exists('pictures/pic_9.webp')).toBe(false)
  })
})

describe('GET /files', () => {
  const get = (url: string, headers: Record<string, string> = {}) => http.inject({ url, headers })
  it('serves the original for ever, as nothing but a picture', async () => {
    const response = await get('/files/pictures/pic_1.webp')
    expect(response.statusCode).toBe(200)
    expect(response.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-length': String(response.rawPayload.length),
    })
    expect((await sharp(response.rawPayload).metadata()).width).toBe(1600)
  })
  it('answers in the best format the reader takes', async () => {
    const type = async (accept: string) => (await get('/files/pictures/pic_1.webp?w=160', { accept })).headers['content-type']
    expect(await type('image/avif,image/webp,image/*,*/*;q=0.8')).toBe('image/avif')
    expect(await type('image/webp,*/*;q=0.8')).toBe('image/webp')
    expect(await type('*/*')).toBe('image/webp')
    expect(await type('image/avif;q=0, image/webp')).toBe('image/webp')
    expect(await type('image/jpeg')).toBe('image/jpeg')
    expect((await get('/files/pictures/pic_1.webp?w=160')).headers.vary).toBe('Accept')
  })
  it('answers 304 to whoever has it, and HEAD without a body', async () => {
    const { etag } = (await get('/files/pictures/pic_1.webp?w=160')).headers
    const again = await get('/files/pictures/pic_1.webp?w=160', { 'if-none-match': `W/${String(etag)}` })
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
    expect((await get('/files/pictures/pic_1.webp', { 'if-none-match': String(etag) })).statusCode).toBe(200)
    const head = await http.inject({ method: 'HEAD', url: '/files/pictures/pic_1.webp' })
    expect([head.statusCode, head.rawPayload.length]).toEqual([200, 0])
  })
  it.each([
    'pictures/none.webp',
    'pictures/none.webp?w=160',
    'pictures/pic_1.webp?w=161',
    'pictures/pic_1.webp?w=160&w=480',
    'private/pic_2.webp',
    'variants/pictures/pic_1/480.webp',
    '../files.ts',
    'pictures/..%2f..%2fpackage.json',
    '',
    'pictures/',
  ])('answers 404 to %j', async (place) => {
    const response = await get(`/files/${place}`)
    expect([response.statusCode, response.json()]).toEqual([404, { code: 'request.not-found' }])
  })
})
