import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieSeconds, deviceCookie } from '@yizhan/contract/shared'
import { newToken } from '../crypto.ts'
import { readCookie, setCookie } from './cookies.ts'

const form = /^[\w-]{43}$/

/** The name a device gives itself. It is only as true as the device is honest: it limits, it never opens anything. */
export function deviceOf(request: FastifyRequest): string | null {
  const given = readCookie(request, deviceCookie)
  return given && form.test(given) ? given : null
}

/** The name of the device, given to it now if it has none. */
export function ensureDevice(reply: FastifyReply, { isSecure }: { isSecure: boolean }): string {
  const known = deviceOf(reply.request)
  if (known) return known
  const device = newToken()
  setCookie(reply, { name: deviceCookie, value: device, seconds: cookieSeconds[deviceCookie], isSecure })
  return device
}
