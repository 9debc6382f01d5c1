export { createAuditLog, outcomeUnknownAfter } from './audit-log.ts'
export { serveShopAudit } from './http/merchant.ts'
export { serveAudit } from './http/operator.ts'
export { defineAuditJobs } from './jobs.ts'
