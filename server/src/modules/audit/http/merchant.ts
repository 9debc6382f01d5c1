import { auditRoutes } from '@yizhan/contract/audit'
import type { Api } from '#platform/http/api.ts'
import type { AuditLog } from '../audit-log.ts'

/** A shop sees what its own members and programs did; what staff of the platform did about it is not for it to see. */
export function serveShopAudit(api: Api, auditLog: AuditLog): void {
  api.handle(auditRoutes.listShopAudit, ({ params, query, locale }) => auditLog.list({ ...query, merchantId: params.merchantId, audience: 'merchant' }, locale))
  api.handle(auditRoutes.readShopAuditEntry, ({ params: { merchantId, entryId }, locale }) => auditLog.read(entryId, { merchantId, locale }))
}
