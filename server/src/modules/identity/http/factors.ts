import { identityRoutes } from '@yizhan/contract/identity'
import type { Id, Route } from '@yizhan/contract/shared'
import type { Database } from '#platform/db.ts'
import type { Api, HandlerInput } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import { deviceName } from '../device-name.ts'
import type { Factors } from '../factors/factors.ts'
import type { FactorOwner } from '../factors/parts.ts'

/** Where a device tells nothing of itself. */
const namelessPasskey = { 'zh-CN': '通行密钥', en: 'Passkey' }

/** People's own second factors. */
export function serveFactors(api: Api, { factors, database }: { factors: Factors; database: Database }): void {
  const { passkeys, authenticators, recoveryCodes } = factors
  api.handle(identityRoutes.listFactors, ({ caller }) => factors.list(database.db, personOf(caller)))
  api.handle(identityRoutes.startPasskey, ({ caller }) => passkeys.startAdding(personOf(caller)))
  api.handle(identityRoutes.addPasskey, (input) => {
    const { body, locale } = input
    const owner = ownerOf(input)
    return passkeys.add(owner, { ...body, name: body.name ?? (deviceName(owner.from.userAgent) || namelessPasskey[locale]) })
  })
  api.handle(identityRoutes.renamePasskey, async ({ caller, params, body }) => {
    await passkeys.rename(personOf(caller), params.passkeyId, body.name)
    return {}
  })
  api.handle(identityRoutes.removePasskey, async (input) => {
    await passkeys.remove(ownerOf(input), input.params.passkeyId, { isLastAccepted: input.query.isLast === 'accepted' })
    return {}
  })
  api.handle(identityRoutes.startAuthenticator, ({ caller }) => authenticators.start(personOf(caller)))
  api.handle(identityRoutes.activateAuthenticator, async (input) => {
    await authenticators.activate(ownerOf(input), input.body)
    return {}
  })
  api.handle(identityRoutes.removeAuthenticator, async (input) => {
    await authenticators.remove(ownerOf(input), { isLastAccepted: input.query.isLast === 'accepted' })
    return {}
  })
  api.handle(identityRoutes.makeRecoveryCodes, async (input) => ({ codes: await recoveryCodes.make(ownerOf(input)) }))
}

function personOf({ userId }: Caller): Id<'usr'> {
  if (!userId) throw new AppError('auth.required')
  return userId
}

function ownerOf({ caller, ip, headers }: Pick<HandlerInput<Route>, 'caller' | 'ip' | 'headers'>): FactorOwner {
  return { userId: personOf(caller), from: { ip, userAgent: headers['user-agent'] ?? '' } }
}
