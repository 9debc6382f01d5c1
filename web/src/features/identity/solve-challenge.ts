import { solveChallenge as search } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge } from '@yizhan/contract/protection'

const millisecondsMax = 90_000

/**
 * Searches the answer to a proof of work. Every try is computed by the browser outside this thread, so the page stays usable
 * and no worker is needed.
 * @returns what the form sends; null when it took too long or was called off
 */
export async function solveChallenge(challenge: Challenge, stop: AbortController): Promise<string | null> {
  const solution = await search({ challenge, deriveKey, controller: stop, timeout: millisecondsMax })
  return solution && btoa(JSON.stringify({ challenge, solution }))
}
