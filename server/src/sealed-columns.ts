import { sealedCodes } from '#modules/fulfilment/index.ts'
import {
  sealedAddresses,
  sealedAuthenticators,
  sealedPasskeys,
  sealedPeople,
  sealedProofs,
  sealedSecurityEvents,
  sealedSessions,
} from '#modules/identity/index.ts'
import { sealedOrders } from '#modules/orders/index.ts'
import { sealedPayments } from '#modules/payments/index.ts'
import { sealedAppeals, sealedApprovals } from '#modules/staff/index.ts'
import { sealedExports, sealedPhrases } from '#modules/privacy/index.ts'
import { sealedAudit } from '#platform/audit/audit.ts'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import { sealedAnswers } from '#platform/http/idempotency.ts'
import { sealedMails } from '#platform/mail.ts'
import { sealedTexts } from '#platform/sms.ts'

/**
 * Every column that holds sealed values. What is missing here is neither sealed again when keys change nor looked at by
 * the verifier; `server/test/dump.test.ts` finds columns that hold sealed values and are not in it.
 */
export const sealedColumns: readonly SealedTable[] = [
  sealedMails,
  sealedTexts,
  sealedAnswers,
  sealedAudit,
  sealedPeople,
  sealedSessions,
  sealedSecurityEvents,
  sealedAddresses,
  sealedProofs,
  sealedAuthenticators,
  sealedPasskeys,
  ...sealedOrders,
  ...sealedPayments,
  sealedCodes,
  sealedApprovals,
  sealedAppeals,
  sealedPhrases,
  sealedExports,
]
