import { z } from 'zod'
import { idSchema, timestampSchema } from '../shared/index.ts'
import { verificationChecks } from './checks.ts'
import type { CheckName } from './checks.ts'

const checkNames = Object.keys(verificationChecks) as [CheckName, ...CheckName[]] // as: the keys are the names, and there are some
const checkNameSchema = z.enum(checkNames)

/** A row that is wrong: its id, and what of it tells why. */
export const offendingRowSchema = z.object({ id: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) })
export type OffendingRow = z.infer<typeof offendingRowSchema>

/** One question and its answer; `rows` are the first hundred of those counted in `offending`. */
export const checkResultSchema = z.object({
  name: checkNameSchema,
  severity: z.enum(['fault', 'notice']),
  looked: z.int(),
  offending: z.int(),
  rows: z.array(offendingRowSchema),
  milliseconds: z.int(),
})
export type CheckResult = z.infer<typeof checkResultSchema>

/** `failed` when the run was broken off: it says nothing about the data. */
export const verificationStates = ['waiting', 'running', 'done', 'failed'] as const

const summary = {
  verificationId: idSchema('vfy'),
  state: z.enum(verificationStates),
  askedAt: timestampSchema,
  startedAt: timestampSchema.nullable(),
  endedAt: timestampSchema.nullable(),
  checksDone: z.int(),
  checksTotal: z.int(),
  /** Null until it is done. */
  isClean: z.boolean().nullable(),
}
export const verificationSummarySchema = z.object(summary)
export type VerificationSummary = z.infer<typeof verificationSummarySchema>

/** A run of the verifier, with the answers there are so far. */
export const verificationSchema = z.object({ ...summary, current: checkNameSchema.nullable(), checks: z.array(checkResultSchema) })
export type Verification = z.infer<typeof verificationSchema>
