import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

type Encoding = 'br' | 'gzip' | 'identity'
export interface CachedPage {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bodies: Readonly<Record<Encoding, Buffer>>
  readonly expiresAt: number
}

const pagesMax = 600
const bytesMax = 24 * 1024 * 1024
const secondsMax = 5
const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Pages that every anonymous visitor sees alike: kept a few seconds, compressed once, dropped when the catalogue changes. */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>()
  #bytes = 0
  #generation = 0

  /** Changes with every `clear`; a page rendered before one is not kept after it. */
  get generation(): number {
    return this.#generation
  }
  find(key: string): CachedPage | undefined {
    const page = this.#pages.get(key)
    if (page && page.expiresAt > Date.now()) return page
    if (page) this.#drop(key, page)
    return undefined
  }
  async keep(key: string, generation: number, page: { status: number; headers: Record<string, string>; body: Buffer }): Promise<void> {
    const [gz, br] = await Promise.all([toGzip(page.body), toBrotli(page.body, brotliOptions)])
    if (generation !== this.#generation) return
    const kept = { status: page.status, headers: page.headers, bodies: { identity: page.body, gzip: gz, br }, expiresAt: Date.now() + secondsMax * 1000 }
    this.#pages.set(key, kept)
    this.#bytes += sizeOf(kept)
    for (const [oldKey, old] of this.#pages) {
      if (this.#pages.size <= pagesMax && this.#bytes <= bytesMax) break
      this.#drop(oldKey, old)
    }
  }
  clear(): void {
    this.#generation += 1
    this.#pages.clear()
    this.#bytes = 0
  }
  #drop(key: string, page: CachedPage): void {
    if (this.#pages.delete(key)) this.#bytes -= sizeOf(page)
  }
}
const sizeOf = ({ bodies }: CachedPage) => bodies.identity.length + bodies.gzip.length + bodies.br.length

/** The best encoding a client takes. */
export function encodingFor(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding?.includes('br')) return 'br'
  return acceptEncoding?.includes('gzip') ? 'gzip' : 'identity'
}
