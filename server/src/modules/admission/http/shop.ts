import { admissionRoutes } from '@yizhan/contract/admission'
import type { Api } from '#platform/http/api.ts'
import type { Admission } from '../admission.ts'

export function serveAdmission(api: Api, admission: Admission): void {
  api.handle(admissionRoutes.joinLine, ({ caller, reply }) => admission.join({ caller, reply }))
  api.handle(admissionRoutes.readPlace, ({ caller, reply }) => admission.read({ caller, reply }))
}
