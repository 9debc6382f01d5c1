import type { Id, Locale } from '@yizhan/contract/shared'
import { newOneTimeCode } from '#platform/crypto.ts'
import type { Tx } from '#platform/db.ts'
import type { Letters } from './letters.ts'
import type { Proofs } from './proofs.ts'
import type { CodePurpose } from './words.ts'

/** Where a code goes. */
export type Reach = { readonly email: string } | { readonly phone: string }
export interface NewCode {
  readonly purpose: CodePurpose
  /** Null when nobody is reached: the proof then exists and no code is right, so that the answer is the same. */
  readonly to: Reach | null
  readonly userId: Id<'usr'> | null
  /** What is proved once the code is right. */
  readonly subject: string
  readonly locale: Locale
}
export interface PendingCode {
  readonly proofId: Id<'prf'>
  readonly expiresInSeconds: number
}
/** One-time codes by mail and text message. */
export interface Codes {
  /** Makes a proof and sends its code. */
  send(tx: Tx, code: NewCode): Promise<PendingCode>
  /** Sends a code somewhere and answers it, for a proof that asks for more than one. */
  dispatch(tx: Tx, code: Pick<NewCode, 'purpose' | 'locale'> & { readonly to: Reach }): Promise<string>
}
export interface CodesParts {
  readonly proofs: Proofs
  readonly letters: Letters
  /** Queues a text message with the code, in the caller's transaction. */
  readonly sendText: (tx: Tx, message: { phone: string; code: string; minutes: number; locale: Locale }) => Promise<void>
}

export const codeSeconds = 600
export const codeTriesMax = 5

export function createCodes({ proofs, letters, sendText }: CodesParts): Codes {
  const minutes = codeSeconds / 60
  const dispatch: Codes['dispatch'] = async (tx, { to, purpose, locale }) => {
    const code = newOneTimeCode()
    if ('email' in to) await letters.sendCode(tx, { to: to.email, code, purpose, locale, minutes })
    else await sendText(tx, { phone: to.phone, code, minutes, locale })
    return code
  }
  return {
    dispatch,
    async send(tx, { purpose, to, userId, subject, locale }) {
      const code = to ? await dispatch(tx, { to, purpose, locale }) : newOneTimeCode()
      const proofId = await proofs.create(tx, { purpose, userId, subject, code, triesMax: codeTriesMax, ttlSeconds: codeSeconds })
      return { proofId, expiresInSeconds: codeSeconds }
    },
  }
}
