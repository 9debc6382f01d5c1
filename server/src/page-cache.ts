import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

type Encoding = 'br' | 'gzip' | 'identity'

const pagesMax = 600
const bytesMax = 24 * 1024 * 1024
const secondsMax = 5
const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** A rendered page, compressed when first asked for in an encoding, once for all its readers. */
export class KeptPage {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly expiresAt: number
  readonly #body: Buffer
  readonly #compressed = new Map<Encoding, Promise<Buffer>>()

  constructor(status: number, headers: Readonly<Record<string, string>>, body: Buffer) {
    this.status = status
    this.headers = headers
    this.expiresAt = Date.now() + secondsMax * 1000
    this.#body = body
  }
  /** Twice the page: what it takes with its compressed forms, at most. */
  get bytes(): number {
    return this.#body.length * 2
  }
  bodyIn(encoding: Encoding): Buffer | Promise<Buffer> {
    if (encoding === 'identity') return this.#body
    const known = this.#compressed.get(encoding)
    if (known) return known
    const made = encoding === 'br' ? toBrotli(this.#body, brotliOptions) : toGzip(this.#body)
    this.#compressed.set(encoding, made)
    return made
  }
}

/** Pages that every anonymous visitor sees alike: kept a few seconds, dropped when the catalogue changes. */
export class PageCache {
  readonly #pages = new Map<string, KeptPage>()
  #bytes = 0
  #era = {}

  /** Another object after every `clear`; a page rendered before one is not kept after it. */
  get era(): object {
    return this.#era
  }
  find(key: string): KeptPage | undefined {
    const page = this.#pages.get(key)
    if (page && page.expiresAt > Date.now()) return page
    if (page) this.#drop(key, page)
    return undefined
  }
  keep(key: string, era: object, page: KeptPage): void {
    if (era !== this.#era) return
    const before = this.#pages.get(key)
    if (before) this.#drop(key, before)
    this.#pages.set(key, page)
    this.#bytes += page.bytes
    for (const [oldKey, old] of this.#pages) {
      if (this.#pages.size <= pagesMax && this.#bytes <= bytesMax) break
      this.#drop(oldKey, old)
    }
  }
  clear(): void {
    this.#era = {}
    this.#pages.clear()
    this.#bytes = 0
  }
  #drop(key: string, page: KeptPage): void {
    if (this.#pages.delete(key)) this.#bytes -= page.bytes
  }
}

/** The best encoding a client takes. */
export function encodingFor(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding?.includes('br')) return 'br'
  return acceptEncoding?.includes('gzip') ? 'gzip' : 'identity'
}
