import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { cookieName, cookieOf, cookieRules, hostPrefix, cookieSeconds } from '@yizhan/contract/shared'

/** A cookie of the request, under its present name or the one it had before. */
export function readCookie(request: FastifyRequest, name: string): string | undefined {
  return cookieOf(request.cookies, name)
}

/** Sets a cookie as every cookie of ours is set; `isSecure`: people reach us over https. */
export function setCookie(reply: FastifyReply, cookie: { name: string; value: string; seconds: number; isSecure: boolean }): void {
  const { name, value, seconds, isSecure } = cookie
  void reply.setCookie(cookieName(name, isSecure), value, { ...cookieRules, maxAge: seconds, secure: isSecure })
}

/** Takes a cookie back, under each name that it came with. */
export function clearCookie(reply: FastifyReply, name: string): void {
  const { cookies } = reply.request
  if (cookies[name] !== undefined) void reply.clearCookie(name, cookieRules)
  if (cookies[hostPrefix + name] !== undefined) void reply.clearCookie(hostPrefix + name, { ...cookieRules, secure: true })
}

/** Whoever still comes with a cookie's old name leaves with the new one, so that the old need not be believed for ever. */
export function renewOldCookies(http: FastifyInstance): void {
  http.addHook('onSend', async (request, reply) => {
    const already = String(reply.getHeader('set-cookie') ?? '')
    for (const [name, seconds] of Object.entries(cookieSeconds)) {
      const value = request.cookies[name]
      const isKnown = request.cookies[hostPrefix + name] !== undefined || already.includes(`${name}=`)
      if (value === undefined || isKnown) continue
      void reply.clearCookie(name, cookieRules)
      setCookie(reply, { name, value, seconds, isSecure: true })
    }
  })
}
