import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from './app-error.ts'
import { isWrite } from './refuse-forged.ts'

/**
 * A request that reached the proxy in front of us in the clear. Somebody who opened a page is led to its https address;
 * a program, or a form, is refused instead of served quietly: what it sent has been readable on its way, and it would
 * go on like that (ASVS 5.0, 4.1.2). Requests that came past every proxy (a probe of this very machine) pass.
 * @returns whether it was answered
 * @throws AppError request.insecure
 */
export function leaveClearText(request: FastifyRequest, reply: FastifyReply, publicUrl: string): boolean {
  const said = request.headers['x-forwarded-proto']
  // The last entry is of the proxy next to us.
  const protocol = String(said ?? '')
    .split(',')
    .at(-1)
    ?.trim()
    .toLowerCase()
  if (protocol !== 'http' || !publicUrl.startsWith('https:')) return false
  if (isWrite(request) || request.url.startsWith('/api/')) throw new AppError('request.insecure')
  // An address may name a host of its own; only what comes after it is taken over.
  const asked = URL.parse(request.url, publicUrl)
  void reply.redirect(new URL(publicUrl).origin + (asked ? asked.pathname + asked.search : '/'), 308)
  return true
}
