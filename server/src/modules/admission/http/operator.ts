import { admissionRoutes } from '@yizhan/contract/admission'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Admission } from '../admission.ts'

export function serveGate(api: Api, admission: Admission): void {
  api.handle(admissionRoutes.readGate, () => admission.gate())
  api.handle(admissionRoutes.changeGate, async ({ caller, body }) => {
    if (!caller.userId) throw new AppError('auth.required')
    return admission.changeGate({ ...body, userId: caller.userId })
  })
}
