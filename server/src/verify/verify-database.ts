import { verificationChecks } from '@yizhan/contract/verification'
import type { CheckName, CheckSeverity } from '@yizhan/contract/verification'
import type { Link } from '#platform/audit/chain.ts'
import { run, sql } from '#platform/db.ts'
import type { Database, Tx } from '#platform/db.ts'
import type { Check, Findings } from './check.ts'
import { auditChecks } from './checks/audit-checks.ts'
import { capacityChecks } from './checks/capacity-checks.ts'
import { codeChecks } from './checks/code-checks.ts'
import { couponChecks } from './checks/coupon-checks.ts'
import { flashSaleChecks } from './checks/flash-sale-checks.ts'
import { ledgerChecks } from './checks/ledger-checks.ts'
import { orderChecks } from './checks/order-checks.ts'
import { outboxChecks } from './checks/outbox-checks.ts'
import { paymentChecks } from './checks/payment-checks.ts'
import { sealedChecks } from './checks/sealed-checks.ts'

export interface CheckResult extends Findings {
  readonly name: CheckName
  readonly severity: CheckSeverity
  readonly milliseconds: number
}
export interface Verification {
  readonly checks: readonly CheckResult[]
  /** Nothing is wrong. Work that waits (severity `notice`) is told and wrongs nobody. */
  readonly isClean: boolean
}
export interface VerifyProgress {
  /** The check that begins, or null at the end. */
  readonly name: CheckName | null
  readonly done: number
  readonly total: number
  /** The one that just ended. */
  readonly last: CheckResult | undefined
}
export interface VerifyOptions {
  /** Awaited, so that telling somebody elsewhere keeps its order. */
  readonly onProgress?: (progress: VerifyProgress) => void | Promise<void>
  /** What is late or old is so against this time; the present unless told. */
  readonly now?: Date
  /** Links of the audit log that were kept elsewhere, and that it must still have. */
  readonly anchors?: readonly Link[]
}

export const allChecks: readonly Check[] = [
  ...capacityChecks,
  ...orderChecks,
  ...paymentChecks,
  ...ledgerChecks,
  ...codeChecks,
  ...couponChecks,
  ...flashSaleChecks,
  ...sealedChecks,
  ...outboxChecks,
  ...auditChecks,
]

/**
 * Asks a live database every question of the list and answers which rows are wrong, by id. All questions see one
 * moment: a repeatable-read transaction, which writes nothing, locks nothing and gets no transaction id, so that the
 * outbox does not wait for it. Other processes may write meanwhile.
 */
export function verifyDatabase(database: Database, options: VerifyOptions = {}): Promise<Verification> {
  return database.snapshot((tx) => runChecks(tx, options))
}

/** The same in a transaction of the caller's. */
export async function runChecks(tx: Tx, { onProgress, now = new Date(), anchors = [] }: VerifyOptions = {}): Promise<Verification> {
  const results: CheckResult[] = []
  const tell = (name: CheckName | null) => onProgress?.({ name, done: results.length, total: allChecks.length, last: results.at(-1) })
  // Whole tables are joined and summed: in memory, where compiling the statements would take longer than they do.
  await run(tx, sql`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`)
  for (const check of allChecks) {
    await tell(check.name)
    const startedAt = performance.now()
    const findings = await check.run(tx, { now, anchors })
    const milliseconds = Math.round(performance.now() - startedAt)
    results.push({ name: check.name, severity: verificationChecks[check.name], ...findings, milliseconds })
  }
  await tell(null)
  return { checks: results, isClean: results.every(({ severity, offending }) => severity === 'notice' || offending === 0) }
}
