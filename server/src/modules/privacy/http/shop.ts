import { privacyRoutes } from '@yizhan/contract/privacy'
import type { Id } from '@yizhan/contract/shared'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { Person } from '#platform/personal-data.ts'
import type { Privacy } from '../privacy.ts'

export function servePrivacy(api: Api, { privacy }: { privacy: Privacy }): void {
  api.handle(privacyRoutes.readPrivacyFacts, async ({ locale }) => privacy.facts(locale))
  api.handle(privacyRoutes.readConsents, ({ caller, locale }) => privacy.consents(shopperOf(caller), locale))
  api.handle(privacyRoutes.setConsents, async ({ caller, body, locale }) => {
    const shopperId = shopperOf(caller)
    await privacy.setConsents({ shopperId, ...body })
    return privacy.consents(shopperId, locale)
  })
  api.handle(privacyRoutes.readMailPhrase, async ({ caller }) => ({ phrase: await privacy.mailPhrase(personOf(caller).userId) }))
  api.handle(privacyRoutes.setMailPhrase, async ({ caller, body }) => {
    await privacy.setMailPhrase(personOf(caller).userId, body.phrase)
    return { phrase: body.phrase }
  })
  api.handle(privacyRoutes.checkMessage, ({ body, locale }) => privacy.checkMessage(body.given, locale))
}

/** What a person does about everything we know of them. */
export function serveOwnData(api: Api, { privacy }: { privacy: Privacy }): void {
  api.handle(privacyRoutes.listPrivacyExports, async ({ caller }) => ({ items: await privacy.exports(personOf(caller).userId) }))
  api.handle(privacyRoutes.startPrivacyExport, ({ caller, locale }) => privacy.startExport(personOf(caller).userId, locale))
  api.handle(privacyRoutes.fetchPrivacyExport, async ({ caller, params, query, reply }) => {
    const content = await privacy.fetchExport({ exportId: params.exportId, userId: personOf(caller).userId, token: query.token })
    void reply.header('content-disposition', `attachment; filename="yizhan-${params.exportId}.zip"`)
    return content
  })
  api.handle(privacyRoutes.readErasure, ({ caller, locale }) => privacy.erasure(personOf(caller), locale))
  api.handle(privacyRoutes.askErasure, async ({ caller, locale }) => {
    const person = personOf(caller)
    await privacy.askErasure(person, locale)
    return privacy.erasure(person, locale)
  })
  api.handle(privacyRoutes.withdrawErasure, async ({ caller, locale }) => {
    const person = personOf(caller)
    await privacy.withdrawErasure(person.userId)
    return privacy.erasure(person, locale)
  })
  api.handle(privacyRoutes.withdrawErasureByLink, async ({ body }) => {
    await privacy.withdrawByLink(body.token)
    return {}
  })
}

/** A token for one order decides nothing for its shopper. */
function shopperOf(caller: Caller): Id<'shp'> {
  if (!caller.shopperId || caller.onlyOrderId) throw new AppError('auth.required')
  return caller.shopperId
}

function personOf({ userId, shopperId }: Caller): Person {
  if (!userId) throw new AppError('auth.required')
  return { userId, shopperId }
}
