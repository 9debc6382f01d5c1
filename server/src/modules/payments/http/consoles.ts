import { paymentRoutes } from '@yizhan/contract/payments'
import type { Currency, Id } from '@yizhan/contract/shared'
import type { Database, Db } from '#platform/db.ts'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import { findUnbalanced, readBalances } from '../ledger/ledger-store.ts'
import type { Payments } from '../payments.ts'

export interface BooksHttpParts {
  readonly payments: Payments
  readonly database: Database
  /** Port of merchants: the currency a shop trades in. */
  readonly currencyOf: (executor: Db, merchantId: Id<'mer'>) => Promise<Currency | undefined>
  /** Port of orders: what of a shop's paid orders still waits in escrow. */
  readonly escrowOf: (executor: Db, merchantId: Id<'mer'>) => Promise<number>
}

export function serveBooks(api: Api, { payments, database, currencyOf, escrowOf }: BooksHttpParts): void {
  api.handle(paymentRoutes.readBalances, async ({ params }) => {
    const currency = await currencyOf(database.db, params.merchantId)
    if (!currency) throw new AppError('request.not-found')
    const [balance, escrowMinor] = await Promise.all([
      payments.merchantBalance(database.db, params.merchantId, currency),
      escrowOf(database.db, params.merchantId),
    ])
    return { currency, escrowMinor, ...balance }
  })
  api.handle(paymentRoutes.readLedger, async () => {
    const [accounts, unbalanced] = await Promise.all([readBalances(database.db), findUnbalanced(database.db)])
    return { accounts, isBalanced: unbalanced.length === 0 }
  })
}
