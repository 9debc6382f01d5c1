import type { Approval, ApprovalRequest, Operator } from '@yizhan/contract/staff'
import type { Id } from '@yizhan/contract/shared'
import { createAppeals } from './appeals/appeals.ts'
import type { Appeals } from './appeals/appeals.ts'
import { createApprovals } from './approvals/approvals.ts'
import type { Approvals, OpenedApproval } from './approvals/approvals.ts'
import { freezePerson, thawPerson } from './freezes.ts'
import { admitAdmin, approvedActs, listOperators, prepareApproval, recordTraining, viewApprovals } from './operators.ts'
import type { StaffParts } from './parts.ts'
import { findPeople, readContact, viewPerson } from './people.ts'

type Rest<F> = F extends (parts: StaffParts, ...rest: infer R) => infer A ? (...rest: R) => A : never

/** What the platform's staff do about each other and about people. */
export interface Staff {
  readonly appeals: Appeals
  /** For other modules whose gravest acts take two people as well. */
  readonly approvals: Approvals
  listOperators(): Promise<Operator[]>
  recordTraining: Rest<typeof recordTraining>
  /** On the server itself, not through the API. */
  admitAdmin: Rest<typeof admitAdmin>
  /** Asks for one of the acts upon people. */
  ask(request: ApprovalRequest, askedBy: Id<'usr'>): Promise<OpenedApproval>
  viewApprovals(approvals: readonly OpenedApproval[], reader: Id<'usr'>): Promise<Approval[]>
  findPeople: Rest<typeof findPeople>
  viewPerson: Rest<typeof viewPerson>
  readContact: Rest<typeof readContact>
  freezePerson: Rest<typeof freezePerson>
  thawPerson: Rest<typeof thawPerson>
}

export function createStaff(parts: StaffParts): Staff {
  const approvals = createApprovals({ ...parts, acts: approvedActs(parts) })
  return {
    approvals,
    appeals: createAppeals(parts),
    listOperators: () => listOperators(parts),
    recordTraining: (given) => recordTraining(parts, given),
    admitAdmin: (email) => admitAdmin(parts, email),
    ask: async (request, askedBy) => approvals.ask(await prepareApproval(parts, request, askedBy)),
    viewApprovals: (rows, reader) => viewApprovals(parts, rows, reader),
    findPeople: (query) => findPeople(parts, query),
    viewPerson: (userId, locale) => viewPerson(parts, userId, locale),
    readContact: (userId) => readContact(parts, userId),
    freezePerson: (request) => freezePerson(parts, request),
    thawPerson: (request) => thawPerson(parts, request),
  }
}
