import { staffRoutes } from '@yizhan/contract/staff'
import type { Api } from '#platform/http/api.ts'
import type { Limits } from '#platform/limits.ts'
import type { Staff } from '../staff.ts'

export function serveAppeals(api: Api, { staff, limits }: { staff: Staff; limits: Pick<Limits, 'hold'> }): void {
  api.handle(staffRoutes.appeal, async ({ body }) => {
    await limits.hold('appeal', { target: body.email.toLowerCase() })
    await staff.appeals.appeal(body)
    return {}
  })
}
