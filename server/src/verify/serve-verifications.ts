import { verificationRoutes } from '@yizhan/contract/verification'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { VerificationRuns } from './verification-runs.ts'

export function serveVerifications(api: Api, runs: VerificationRuns): void {
  api.handle(verificationRoutes.startVerification, ({ caller }) => {
    if (!caller.userId) throw new AppError('auth.required')
    return runs.start(caller.userId)
  })
  api.handle(verificationRoutes.listVerifications, async () => ({ items: await runs.list() }))
  api.handle(verificationRoutes.readVerification, ({ params }) => runs.read(params.verificationId))
}
