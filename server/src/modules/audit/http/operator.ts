import { Readable } from 'node:stream'
import { auditRoutes } from '@yizhan/contract/audit'
import type { Api } from '#platform/http/api.ts'
import type { AuditLog } from '../audit-log.ts'
import { writeCsv } from '../write-csv.ts'

export function serveAudit(api: Api, auditLog: AuditLog): void {
  api.handle(auditRoutes.listAudit, ({ query, locale }) => auditLog.list(query, locale))
  api.handle(auditRoutes.readAuditEntry, ({ params, locale }) => auditLog.read(params.entryId, { locale }))
  api.handle(auditRoutes.exportAudit, async ({ query, locale, reply }) => {
    void reply.header('content-disposition', 'attachment; filename="audit.csv"')
    return Readable.from(writeCsv(auditLog, query, locale))
  })
  api.handle(auditRoutes.readAuditAnchor, ({ query: { sequence, hash } }) =>
    auditLog.anchor(sequence !== undefined && hash !== undefined ? { sequence, hash } : undefined),
  )
}
