import { identityRoutes } from '@yizhan/contract/identity'
import type { Me } from '@yizhan/contract/identity'
import { inLocale, shopperCookie } from '@yizhan/contract/shared'
import type { Id, Localized, Locale } from '@yizhan/contract/shared'
import { APIError } from 'better-auth/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '#platform/db.ts'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import { nobody } from '#platform/http/caller.ts'
import type { Caller } from '#platform/http/caller.ts'
import { clearCookie } from '#platform/http/cookies.ts'
import type { Identity } from '../identity.ts'
import { listRegions } from '../regions.ts'
import { serveFactors } from './factors.ts'

export interface DemoAccount {
  readonly audience: 'shopper' | 'merchant' | 'operator' | 'integrator'
  readonly role: string
  readonly name: string
  readonly email: string
  readonly password: string
}
export interface IdentityHttpParts {
  readonly identity: Identity
  readonly database: Database
  /** Port of the merchants module: the names of a person's shops. */
  readonly shopNames: (merchantIds: readonly Id<'mer'>[]) => Promise<Map<Id<'mer'>, { slug: string; name: Localized }>>
  /** Empty outside development. */
  readonly demoAccounts: () => readonly DemoAccount[]
}

export function serveIdentity(api: Api, parts: IdentityHttpParts): void {
  const { identity, database } = parts
  const { auth, addressBook } = identity
  serveFactors(api, { factors: identity.factors, database })
  api.handle(identityRoutes.signUp, async ({ body, caller, headers, locale, reply }) => {
    const answer = await refusing('identity.email-taken', () => auth.api.signUpEmail({ body, headers: toHeaders(headers), returnHeaders: true }))
    await identity.confirmNewest(answer.response.user.id as Id<'usr'>) // as: our own ids
    return enter(parts, { userId: answer.response.user.id as Id<'usr'>, cookies: answer.headers.getSetCookie(), guest: caller, locale, reply }) // as: our own ids
  })
  api.handle(identityRoutes.signIn, async ({ body, caller, headers, locale, reply }) => {
    const answer = await refusing('identity.credentials-wrong', () => auth.api.signInEmail({ body, headers: toHeaders(headers), returnHeaders: true }))
    return enter(parts, { userId: answer.response.user.id as Id<'usr'>, cookies: answer.headers.getSetCookie(), guest: caller, locale, reply }) // as: our own ids
  })
  api.handle(identityRoutes.signOut, async ({ headers, reply }) => {
    const answer = await auth.api.signOut({ headers: toHeaders(headers), returnHeaders: true }).catch(() => undefined) // not signed in: nothing to end
    if (answer) void reply.header('set-cookie', answer.headers.getSetCookie())
    clearCookie(reply, shopperCookie)
    return {}
  })
  api.handle(identityRoutes.me, ({ caller, locale }) => viewMe(parts, caller, locale))
  api.handle(identityRoutes.demoAccounts, async () => ({ items: [...parts.demoAccounts()] }))
  api.handle(identityRoutes.listRegions, async ({ query }) => ({ items: listRegions(query.parent) }))
  api.handle(identityRoutes.listAddresses, async ({ caller }) => ({ items: await addressBook.list(database.db, shopperOf(caller)) }))
  api.handle(identityRoutes.saveAddress, ({ caller, body }) => addressBook.save(shopperOf(caller), body))
  api.handle(identityRoutes.changeSavedAddress, ({ caller, params, body }) => addressBook.save(shopperOf(caller), { ...body, addressId: params.addressId }))
  api.handle(identityRoutes.removeAddress, async ({ caller, params }) => {
    await addressBook.remove(shopperOf(caller), params.addressId)
    return {}
  })
}

/** A token for one order does not open the address book. */
function shopperOf(caller: Caller): Id<'shp'> {
  if (!caller.shopperId || caller.onlyOrderId) throw new AppError('auth.required')
  return caller.shopperId
}

interface Entry {
  readonly userId: Id<'usr'>
  readonly cookies: string[]
  readonly guest: Caller
  readonly locale: Locale
  readonly reply: FastifyReply
}
async function enter(parts: IdentityHttpParts, { userId, cookies, guest, locale, reply }: Entry): Promise<Me> {
  await parts.identity.adopt(userId, guest)
  clearCookie(reply, shopperCookie)
  for (const cookie of cookies) void reply.header('set-cookie', cookie)
  const person = await parts.identity.person(parts.database.db, userId)
  if (!person) throw new Error('a person signed in and is gone')
  return viewMe(
    parts,
    { ...nobody, shopperId: person.shopperId, userId, memberships: await parts.identity.membershipsOf(userId), operatorRoles: person.operatorRoles },
    locale,
  )
}

async function viewMe({ identity, database, shopNames }: IdentityHttpParts, caller: Caller, locale: Locale): Promise<Me> {
  const person = caller.userId ? await identity.person(database.db, caller.userId) : undefined
  const names = await shopNames(caller.memberships.map(({ merchantId }) => merchantId))
  return {
    user: person ? { userId: person.userId, name: person.name, email: person.email } : null,
    shopperId: caller.shopperId,
    shops: caller.memberships.flatMap(({ merchantId, role }) => {
      const shop = names.get(merchantId)
      return shop ? [{ merchantId, role, slug: shop.slug, name: inLocale(shop.name, locale) }] : []
    }),
    operatorRoles: [...caller.operatorRoles],
    locale,
  }
}

/** Turns better-auth's refusals of known kinds into ours. */
async function refusing<T>(code: 'identity.email-taken' | 'identity.credentials-wrong', work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof APIError && cause.statusCode < 500) throw new AppError(code, { cause })
    throw cause
  }
}

function toHeaders(headers: FastifyRequest['headers']): Headers {
  const result = new Headers()
  for (const name of ['cookie', 'user-agent', 'x-forwarded-for'] as const) {
    const value = headers[name]
    if (typeof value === 'string') result.set(name, value)
  }
  return result
}
