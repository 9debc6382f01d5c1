import { admissionRoutes } from '@yizhan/contract/admission'
import type { OperatorRole } from '@yizhan/contract/identity'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Admission } from '../admission.ts'

const mayChange: readonly OperatorRole[] = ['operator', 'admin']

export function serveGate(api: Api, admission: Admission): void {
  api.handle(admissionRoutes.readGate, () => admission.gate())
  api.handle(admissionRoutes.changeGate, async ({ caller, body }) => {
    if (!caller.userId || !caller.operatorRoles.some((role) => mayChange.includes(role))) throw new AppError('auth.forbidden')
    return admission.changeGate({ ...body, userId: caller.userId })
  })
}
