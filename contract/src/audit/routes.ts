import { z } from 'zod'
import { defineRoute, idSchema, pageOf } from '../shared/index.ts'
import { auditActSchema, auditAnchorSchema, auditEntrySchema, auditExportQuery, auditLinkSchema, auditQuery, shopAuditQuery } from './schemas.ts'

const ofShop = z.object({ merchantId: idSchema('mer') })

export const auditRoutes = {
  listAudit: defineRoute({
    name: 'listAudit',
    method: 'GET',
    path: '/api/v1/operator/audit',
    summary: 'Acts of staff, shops and programs, newest first',
    query: auditQuery,
    response: pageOf(auditActSchema),
    errors: ['audit.cursor-invalid'],
  }),
  readAuditEntry: defineRoute({
    name: 'readAuditEntry',
    method: 'GET',
    path: '/api/v1/operator/audit/{entryId}',
    summary: 'An act with everything known of it; the reading is an act of its own',
    params: z.object({ entryId: idSchema('aud') }),
    response: auditEntrySchema,
  }),
  exportAudit: defineRoute({
    name: 'exportAudit',
    method: 'GET',
    path: '/api/v1/operator/exports/audit.csv',
    summary: 'Every act that is looked for, as CSV, without personal data',
    query: auditExportQuery,
    response: z.string(),
    responseType: 'text/csv',
  }),
  readAuditAnchor: defineRoute({
    name: 'readAuditAnchor',
    method: 'GET',
    path: '/api/v1/operator/audit-anchor',
    summary: 'The end of the audit log’s chain, to be kept elsewhere; given one that was kept, whether the chain still has it',
    query: z.object({ sequence: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(), hash: auditLinkSchema.shape.hash.optional() }),
    response: auditAnchorSchema,
  }),
  listShopAudit: defineRoute({
    name: 'listShopAudit',
    method: 'GET',
    path: '/api/v1/merchant/{merchantId}/audit',
    summary: 'What members and programs of the shop did, newest first',
    params: ofShop,
    query: shopAuditQuery,
    response: pageOf(auditActSchema),
    errors: ['audit.cursor-invalid'],
  }),
  readShopAuditEntry: defineRoute({
    name: 'readShopAuditEntry',
    method: 'GET',
    path: '/api/v1/merchant/{merchantId}/audit/{entryId}',
    summary: 'An act in the shop with everything known of it',
    params: ofShop.extend({ entryId: idSchema('aud') }),
    response: auditEntrySchema,
  }),
}
