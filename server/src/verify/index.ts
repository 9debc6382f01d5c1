export { verifyDatabase } from './verify-database.ts'
export type { CheckResult, Verification, VerifyOptions, VerifyProgress } from './verify-database.ts'
export type { OffendingRow } from './check.ts'
