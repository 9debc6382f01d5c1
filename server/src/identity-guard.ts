import type { Guard } from '#modules/identity/index.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Limits } from '#platform/limits.ts'

export interface GuardParts {
  readonly limits: Limits
  /** Whether this is the solution of a challenge of ours, not used before. */
  readonly isSolved: (solution: string, ip: string) => Promise<boolean>
}

/**
 * Watches sign-ins. Every try at an account is counted; once many passwords were wrong from one network it has to solve a
 * challenge for each further try, and once several were wrong for one account, its right password alone is not believed.
 */
export function createGuard({ limits, isSolved }: GuardParts): Guard {
  return {
    async assertMayTry(target, { ip, challenge }) {
      const { isAllowed: isTrusted } = await limits.peek('sign-in-failure', { network: ip })
      if (!isTrusted && !(challenge !== undefined && (await isSolved(challenge, ip)))) throw new AppError('auth.challenge-required')
      await limits.hold('sign-in', { target })
    },
    async assertMaySend(target) {
      await limits.hold('code-send', { target })
      await limits.hold('code-send-day', { target })
    },
    noteFailure: async (target, ip) => void (await limits.take('sign-in-failure', { network: ip, target })),
    async noteSuccess(target) {
      await limits.reset('sign-in-failure', { target })
      await limits.reset('sign-in', { target })
    },
    isUnderAttack: async (target) => !(await limits.peek('sign-in-failure', { target })).isAllowed,
  }
}
