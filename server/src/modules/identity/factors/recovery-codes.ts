import { randomBytes } from 'node:crypto'
import type { Id } from '@yizhan/contract/shared'
import { AppError } from '#platform/http/app-error.ts'
import type { FactorOwner, FactorParts } from './parts.ts'
import { countFactors, lockFactors, replaceRecoveryCodes, useRecoveryCode } from './store.ts'

/** Codes on paper that stand in for a passkey or an app that is lost, each once. */
export interface RecoveryCodes {
  /** Ten new codes, told this once; earlier ones stop working. @throws AppError identity.factor-needed while there is nothing they stand in for */
  make(owner: FactorOwner): Promise<string[]>
  /** Whether it was one of the person's, unused; it is used now, and the person told. */
  use(owner: FactorOwner, code: string): Promise<boolean>
}

const count = 10
const characters = 12
/** Crockford's: none is mistaken for another. 12 of 32 are 60 bits, so a keyed hash is enough, and one statement finds and uses it. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function createRecoveryCodes({ database, clock, crypto, noteEvent }: FactorParts): RecoveryCodes {
  const hashOf = (userId: Id<'usr'>, code: string) => crypto.blindIndex(`${userId} ${plainForm(code)}`, 'recovery-code')
  return {
    async make({ userId, from }) {
      const codes = Array.from({ length: count }, newCode)
      await database.transaction(async (tx) => {
        await lockFactors(tx, userId)
        const { passkeyCount, hasAuthenticator } = await countFactors(tx, userId)
        if (passkeyCount === 0 && !hasAuthenticator) throw new AppError('identity.factor-needed')
        await replaceRecoveryCodes(tx, userId, { hashes: codes.map((code) => hashOf(userId, code)), now: clock.now() })
        await noteEvent(tx, { userId, from, kind: 'recovery-codes-made' })
      })
      return codes
    },
    use: ({ userId, from }, code) =>
      database.transaction(async (tx) => {
        const isUsed = await useRecoveryCode(tx, userId, { hash: hashOf(userId, code), now: clock.now() })
        if (isUsed) await noteEvent(tx, { userId, from, kind: 'recovery-code-used' })
        return isUsed
      }),
  }
}

function newCode(): string {
  const drawn = Array.from(randomBytes(characters), (byte) => alphabet[byte % alphabet.length]) // 256 is a multiple of 32
  return [drawn.slice(0, 4), drawn.slice(4, 8), drawn.slice(8)].map((part) => part.join('')).join('-')
}

/** As people type it: without dashes, small, with a letter O for a zero. */
function plainForm(code: string): string {
  return code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}
