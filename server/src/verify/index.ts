export { verifyDatabase } from './verify-database.ts'
export type { CheckResult, Verification, VerifyProgress } from './verify-database.ts'
export { createVerificationRuns } from './verification-runs.ts'
export { serveVerifications } from './serve-verifications.ts'
