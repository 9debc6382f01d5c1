export {
  appealSchema,
  appealStates,
  approvalActs,
  approvalHours,
  approvalSchema,
  approvalStates,
  foundPeopleSchema,
  operatorSchema,
  personReadingReasons,
  personSchema,
  trainingDaysMax,
} from './schemas.ts'
export type { Appeal, Approval, ApprovalAct, ApprovalRequest, ApprovalState, FoundPeople, Operator, Person, PersonCard, PersonContact } from './schemas.ts'
export { staffErrors } from './errors.ts'
export { staffRoutes } from './routes.ts'
