import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import type { PasswordAdvice } from '@yizhan/contract/protection'
import { chineseHabits } from './chinese-habits.ts'

export interface Strength {
  readonly score: 0 | 1 | 2 | 3 | 4
  /** What the estimate found to be easy, if it names something. */
  readonly weakness: PasswordAdvice | null
  /** Whether it stands in the list that is part of the library. */
  readonly isListed: boolean
}

/** More takes longer to judge than it adds: what begins strong ends strong. */
const judgedCharactersMax = 64
const weaknesses: Readonly<Record<string, PasswordAdvice>> = {
  straightRow: 'keyboard',
  keyPattern: 'keyboard',
  simpleRepeat: 'repeated',
  extendedRepeat: 'repeated',
  sequences: 'sequence',
  recentYears: 'date',
  dates: 'date',
  topTen: 'common',
  topHundred: 'common',
  common: 'common',
  similarToCommon: 'common',
  wordByItself: 'common',
  userInputs: 'personal',
}

/** Makes the estimator (https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler); its lists take a moment to load. */
export function createStrength(): (password: string, personal: readonly string[]) => Strength {
  const estimator = new ZxcvbnFactory({ dictionary: { ...dictionary, habits: chineseHabits }, graphs: adjacencyGraphs, maxLength: judgedCharactersMax })
  const listed = new Set(dictionary['passwords-common'])
  return (password, personal) => {
    const once = unrepeated(password)
    const { score, feedback } = estimator.check(once, [...personal])
    const weakness = once === password ? (weaknesses[feedback.warning ?? ''] ?? null) : 'repeated'
    return { score, weakness, isListed: listed.has(password.toLowerCase()) }
  }
}

/** What a text repeats: `abcabcab` is `abc`. Saying it again adds nothing, and judging it would take longest of all. */
function unrepeated(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) if (text.slice(length) === text.slice(0, -length)) return text.slice(0, length)
  return text
}
