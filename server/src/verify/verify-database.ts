import { verificationChecks } from '@yizhan/contract/verification'
import type { CheckName, CheckSeverity } from '@yizhan/contract/verification'
import { run, sql } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import type { Check, Findings } from './check.ts'
import { capacityChecks } from './checks/capacity-checks.ts'
import { codeChecks } from './checks/code-checks.ts'
import { couponChecks } from './checks/coupon-checks.ts'
import { ledgerChecks } from './checks/ledger-checks.ts'
import { orderChecks } from './checks/order-checks.ts'
import { outboxChecks } from './checks/outbox-checks.ts'
import { paymentChecks } from './checks/payment-checks.ts'

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
  readonly onProgress?: (progress: VerifyProgress) => void
  /** What is late or old is so against this time; the present unless told. */
  readonly now?: Date
}

export const allChecks: readonly Check[] = [
  ...capacityChecks,
  ...orderChecks,
  ...paymentChecks,
  ...ledgerChecks,
  ...codeChecks,
  ...couponChecks,
  ...outboxChecks,
]

/**
 * Asks a live database every question of the list and answers which rows are wrong, by id. All questions see one
 * moment: a repeatable-read transaction, which writes nothing, locks nothing and gets no transaction id, so that the
 * outbox does not wait for it. Other processes may write meanwhile.
 */
export async function verifyDatabase(database: Database, { onProgress, now = new Date() }: VerifyOptions = {}): Promise<Verification> {
  const results: CheckResult[] = []
  await database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      // Whole tables are joined and summed: in memory, where compiling the statements would take longer than they do.
      await run(tx, sql`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`)
      for (const check of allChecks) {
        onProgress?.({ name: check.name, done: results.length, total: allChecks.length, last: results.at(-1) })
        const startedAt = performance.now()
        const findings = await check.run(tx, { now })
        const milliseconds = Math.round(performance.now() - startedAt)
        results.push({ name: check.name, severity: verificationChecks[check.name], ...findings, milliseconds })
      }
    })
  onProgress?.({ name: null, done: results.length, total: allChecks.length, last: results.at(-1) })
  return { checks: results, isClean: results.every(({ severity, offending }) => severity === 'notice' || offending === 0) }
}
