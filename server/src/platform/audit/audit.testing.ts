import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { systemClock } from '../clock.ts'
import { createCrypto } from '../crypto.ts'
import type { Database } from '../db.ts'
import { nobody } from '../http/caller.ts'
import type { Caller } from '../http/caller.ts'
import { systemIds } from '../ids.ts'
import { createAudit } from './audit.ts'
import type { Audit, AuditedRequest } from './audit.ts'

/** The audit log of one more process on this database, with keys of its own. */
export function createTestAudit(database: Database, registry = new Registry()): Audit {
  const crypto = createCrypto({ keys: { current: 'k1', all: { k1: randomBytes(32).toString('base64') } } })
  return createAudit({ database, crypto, clock: systemClock, ids: systemIds, log: pino({ level: 'silent' }), registry })
}

/** A clerk of a shop answers an order. */
export function clerksRequest(): AuditedRequest & { readonly caller: Caller } {
  const merchantId = systemIds.next('mer')
  return {
    act: 'acceptOrder',
    audience: 'merchant',
    caller: { ...nobody, userId: systemIds.next('usr'), memberships: [{ merchantId, role: 'clerk' }] },
    params: { merchantId, orderId: systemIds.next('ord') },
    requestId: systemIds.next('evt'),
    ip: '203.0.113.77',
    device: null,
    browser: 'A Browser/1.0',
  }
}
