export { auditErrors } from './errors.ts'
export { auditRoutes } from './routes.ts'
export { auditOutcomes, auditOutcomesSought } from './schemas.ts'
export type { AuditAct, AuditEntry, AuditOutcome } from './schemas.ts'
