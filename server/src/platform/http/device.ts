import type { FastifyReply, FastifyRequest } from 'fastify'
import { deviceCookie } from '@yizhan/contract/shared'
import { newToken } from '../crypto.ts'

const deviceDays = 400
const form = /^[\w-]{43}$/

/** The name a device gives itself. It is only as true as the device is honest: it limits, it never opens anything. */
export function deviceOf(request: FastifyRequest): string | null {
  const given = request.cookies[deviceCookie]
  return given && form.test(given) ? given : null
}

/** The name of the device, given to it now if it has none. */
export function ensureDevice(reply: FastifyReply, { isSecure }: { isSecure: boolean }): string {
  const known = deviceOf(reply.request)
  if (known) return known
  const device = newToken()
  void reply.setCookie(deviceCookie, device, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: deviceDays * 86_400, secure: isSecure })
  return device
}
