import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isFileKey, type Files } from './files.ts'
import { formatFor, type PictureFormat, type Pictures } from './pictures.ts'

export interface FilesHttpOptions {
  readonly files: Files
  readonly pictures: Pictures
  /** Folders anyone may read from; everything else in the store stays inside. */
  readonly folders: readonly string[]
  readonly widths: readonly number[]
}

interface FileRequest {
  readonly Params: { readonly '*': string }
  readonly Querystring: { readonly w?: unknown }
}

/** What may leave the store, by extension. The type is ours, never the uploader's word. */
const contentTypes: Readonly<Record<string, string>> = { webp: 'image/webp', avif: 'image/avif', jpeg: 'image/jpeg', png: 'image/png' }
const resizable = new Set(['webp'])
/** A key names one content for ever. */
const cacheForever = 'public, max-age=31536000, immutable'
const cacheBriefly = 'public, max-age=10'

/**
 * `GET /files/{key}?w=480`: a stored file, a picture smaller and in a modern format on request. What is not there,
 * not public or not a known width answers the application's own 404.
 */
export async function filesHttp(http: FastifyInstance, options: FilesHttpOptions): Promise<void> {
  http.get<FileRequest>('/files/*', { config: { routeName: 'readFile' } }, async (request, reply) => {
    const key = request.params['*']
    const type = contentTypes[key.split('.').at(-1) ?? '']
    const width = widthOf(request.query.w, options.widths)
    if (!isFileKey(key) || !type || width === 'unknown' || !isPublic(key, options.folders)) return reply.callNotFound()
    protect(reply)
    if (width === undefined || !resizable.has(key.split('.').at(-1) ?? '')) return sendOriginal({ request, reply, key, type, options, cache: cacheForever })
    return sendResized({ request, reply, key, width, type, options })
  })
}

function widthOf(given: unknown, widths: readonly number[]): number | 'unknown' | undefined {
  if (given === undefined) return undefined
  return widths.find((width) => String(width) === given) ?? 'unknown'
}

function isPublic(key: string, folders: readonly string[]): boolean {
  return folders.some((folder) => key.startsWith(`${folder}/`))
}

/** Opened as a page of its own, a file can run nothing, load nothing and pass for nothing else. */
function protect(reply: FastifyReply): void {
  reply.headers({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'content-disposition': 'inline',
  })
}

interface Answer {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly key: string
  readonly type: string
  readonly options: FilesHttpOptions
}

async function sendOriginal({ request, reply, key, type, options, cache }: Answer & { readonly cache: string }): Promise<FastifyReply> {
  const file = await options.files.read(key)
  if (!file) return notFound(reply)
  if (isFresh(request, reply, { etag: etagOf(key), cache })) {
    file.stream.destroy()
    return reply.code(304).send()
  }
  return reply.type(type).header('content-length', file.bytes).send(file.stream)
}

async function sendResized(answer: Answer & { readonly width: number }): Promise<FastifyReply> {
  const { request, reply, key, width, options } = answer
  reply.header('vary', 'Accept')
  const format = formatFor(acceptedFormat(request.headers.accept), width)
  const picture = await options.pictures.resized({ key, width, format })
  if (picture === undefined) return notFound(reply)
  // Under a rush the original is larger but there; soon asked again.
  if (picture === 'busy') return sendOriginal({ ...answer, cache: cacheBriefly })
  if (isFresh(request, reply, { etag: etagOf(`${key} ${width} ${picture.format}`), cache: cacheForever })) return reply.code(304).send()
  return reply.type(`image/${picture.format}`).send(picture.bytes)
}

function notFound(reply: FastifyReply): FastifyReply {
  reply.callNotFound()
  return reply
}

/** Sets the cache headers; true when the reader has this very content already. */
function isFresh(request: FastifyRequest, reply: FastifyReply, { etag, cache }: { etag: string; cache: string }): boolean {
  reply.headers({ etag, 'cache-control': cache })
  const known = request.headers['if-none-match']
  return known !== undefined && known.split(',', 20).some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
}

/** Browsers name the modern formats they take; whoever says nothing or anything gets WebP. */
function acceptedFormat(accept: string | undefined): PictureFormat {
  const accepted = (accept ?? '*/*').toLowerCase()
  const takes = (type: string) => new RegExp(`${type}(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted)
  if (takes('image/avif')) return 'avif'
  return takes('image/webp') || takes('\\*/\\*') || takes('image/\\*') ? 'webp' : 'jpeg'
}
