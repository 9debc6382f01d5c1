import { secretRoutes } from '@yizhan/contract/secrets'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Secrets } from '../secrets.ts'

export function serveSecrets(api: Api, secrets: Secrets): void {
  api.handle(secretRoutes.listDataKeys, async () => ({ items: await secrets.listKeys() }))
  api.handle(secretRoutes.startKeyRotation, ({ caller }) => {
    if (!caller.userId) throw new AppError('auth.required')
    return secrets.startRotation(caller.userId)
  })
  api.handle(secretRoutes.listKeyRotations, async () => ({ items: await secrets.listRotations() }))
  api.handle(secretRoutes.readKeyRotation, ({ params }) => secrets.readRotation(params.rotationId))
}
