import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeText, newSource } from './decode-text.ts'

const chinese = 'Handle,Title\r\nbei,青花瓷茶杯，景德镇手工烧制\r\nhu,紫砂茶壶，宜兴\r\n'
const traditional = 'Handle,Title\r\nbei,青花瓷茶杯，景德鎮手工燒製，請以清水洗淨\r\n'
const french = 'Handle,Title\r\ntheiere,Théière émaillée à la façon d’été – 24 €\r\n'

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function decode(bytes: Uint8Array, chunkSize = bytes.length) {
  const source = newSource()
  const parts: string[] = []
  for await (const part of decodeText(inChunks(bytes, chunkSize), source)) parts.push(part)
  return { text: parts.join(''), encoding: source.encoding, hasByteOrderMark: source.hasByteOrderMark, bytesRead: source.bytesRead }
}

const withMark = (mark: number[], bytes: Uint8Array) => Buffer.concat([Buffer.from(mark), bytes])

describe('decodeText', () => {
  const cases = [
    { name: 'UTF-8', bytes: Buffer.from(chinese), encoding: 'utf-8', mark: false, text: chinese },
    { name: 'UTF-8 with a mark', bytes: withMark([0xef, 0xbb, 0xbf], Buffer.from(chinese)), encoding: 'utf-8', mark: true, text: chinese },
    { name: 'UTF-8 with two marks', bytes: withMark([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], Buffer.from(chinese)), encoding: 'utf-8', mark: true, text: chinese },
    { name: 'UTF-16LE with a mark', bytes: withMark([0xff, 0xfe], iconv.encode(chinese, 'utf-16le')), encoding: 'utf-16le', mark: true, text: chinese },
    { name: 'UTF-16BE with a mark', bytes: withMark([0xfe, 0xff], iconv.encode(chinese, 'utf-16be')), encoding: 'utf-16be', mark: true, text: chinese },
    {
      name: 'UTF-16LE without a mark',
      bytes: iconv.encode(`Handle,Title,Body (HTML),Vendor,Type\n${chinese}`, 'utf-16le'),
      encoding: 'utf-16le',
      mark: false,
      text: `Handle,Title,Body (HTML),Vendor,Type\n${chinese}`,
    },
    { name: 'GBK', bytes: iconv.encode(chinese, 'gbk'), encoding: 'gb18030', mark: false, text: chinese },
    { name: 'GB18030 beyond GBK', bytes: iconv.encode(`${chinese}𠮷野家,😀`, 'gb18030'), encoding: 'gb18030', mark: false, text: `${chinese}𠮷野家,😀` },
    { name: 'Big5', bytes: iconv.encode(traditional, 'big5'), encoding: 'big5', mark: false, text: traditional },
    { name: 'windows-1252', bytes: iconv.encode(french, 'windows-1252'), encoding: 'windows-1252', mark: false, text: french },
    { name: 'ASCII', bytes: Buffer.from('Handle,Title\na,b\n'), encoding: 'ascii', mark: false, text: 'Handle,Title\na,b\n' },
  ]

  for (const { name, bytes, encoding, mark, text } of cases) {
    test.each([1, 2, 3, 7, bytes.length])(`reads ${name} in chunks of %i`, async (size) => {
      expect(await decode(bytes, size)).toEqual({ text, encoding, hasByteOrderMark: mark, bytesRead: bytes.length })
    })
  }

  test('is not misled by a long ASCII beginning', async () => {
    const text = `Handle,Title\n${'cup,Tea cup\n'.repeat(20_000)}${chinese}`
    expect(await decode(iconv.encode(text, 'gbk'), 4096)).toMatchObject({ text, encoding: 'gb18030' })
  })

  test('marks damaged bytes within UTF-8 and reads on', async () => {
    const bytes = Buffer.concat([Buffer.from(chinese), Buffer.from([0x61, 0xe9, 0x9d, 0x62, 0x0a]), Buffer.from(chinese)])
    const { text, encoding } = await decode(bytes, 5)
    expect(encoding).toBe('utf-8')
    expect(text.startsWith(chinese) && text.endsWith(chinese)).toBe(true)
    expect(text.slice(chinese.length, -chinese.length)).toMatch(/^a\ufffd+b\n$/)
  })

  test('marks a character torn by the end of the file', async () => {
    expect((await decode(Buffer.from('Handle,茶杯').subarray(0, -1))).text).toMatch(/^Handle,茶\ufffd+$/)
  })

  test('reads nothing from nothing', async () => {
    expect(await decode(Buffer.alloc(0), 1)).toEqual({ text: '', encoding: 'ascii', hasByteOrderMark: false, bytesRead: 0 })
  })
})
