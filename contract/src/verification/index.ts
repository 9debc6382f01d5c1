export { verificationChecks } from './checks.ts'
export type { CheckName, CheckSeverity } from './checks.ts'
