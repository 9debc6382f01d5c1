import type { FastifyRequest } from 'fastify'
import { AppError } from './app-error.ts'

const unsafeMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

export function isWrite({ method }: FastifyRequest): boolean {
  return unsafeMethods.has(method)
}

/**
 * A page of another site can make a visitor's browser send what it likes, cookies included; it cannot change what the
 * browser says about where that came from. Browsers say it by `Sec-Fetch-Site`, older ones by `Origin` alone. Programs
 * send neither, and carry no cookies that a page could misuse.
 * @throws AppError request.cross-site
 */
export function refuseForged(request: FastifyRequest, publicUrl: string): void {
  if (!isWrite(request)) return
  const { 'sec-fetch-site': site, origin } = request.headers
  if (site !== undefined) {
    // `none`: typed, or from a bookmark. A neighbouring host is another site to us.
    if (site !== 'same-origin' && site !== 'none') throw new AppError('request.cross-site')
    return
  }
  if (origin !== undefined && !isOurs(origin, request, publicUrl)) throw new AppError('request.cross-site')
}

/** Our public address, or the one this very request was sent to: nobody's page can make a browser lie about its host. */
function isOurs(origin: string, { host }: FastifyRequest, publicUrl: string): boolean {
  const given = URL.parse(origin)
  return given !== null && (given.origin === new URL(publicUrl).origin || given.host === host.toLowerCase())
}
