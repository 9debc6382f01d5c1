import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { passwordCharactersMax, passwordScoreMin } from '@yizhan/contract/protection'
import type { PasswordAdvice } from '@yizhan/contract/protection'
import { AppError } from './http/app-error.ts'
import { openBreachedFile, type BreachedFile } from './passwords/breached-file.ts'
import type { Strength } from './passwords/strength.ts'
import { WorkLimit } from './work-limit.ts'

/** How well a password withstands guessing. */
export interface Judgement {
  /** 0 falls at the first guesses, 4 withstands somebody who stole the hash. */
  readonly score: number
  readonly isBreached: boolean
  /** Whether it may be chosen. */
  readonly isAcceptable: boolean
  /** What would help, most pressing first. */
  readonly warnings: readonly PasswordAdvice[]
}

export interface Passwords {
  /**
   * @param personal what people who know the person would try: name, e-mail address, shop
   * @throws AppError server.busy when too many wait to be judged
   */
  judge(password: string, personal: readonly string[]): Promise<Judgement>
  close(): Promise<void>
}

const charactersMin = 10
const waitingMax = 50
const workerMegabytesMax = 128
/** Advice is worth reading below this score. */
const goodScore = 3
const ownNames = ['yizhan', '一站']

/**
 * Judges passwords: length, leaked or not, what is personal, and how many guesses they take. The estimate runs in a thread
 * of its own, made when first needed.
 * @param breachedFile a file of leaked passwords (breached-file.ts); without one, the list that comes with the estimator
 * @throws StartError when that file is not one
 */
export async function openPasswords({ breachedFile }: { readonly breachedFile: string | null }): Promise<Passwords> {
  const file = breachedFile === null ? null : await openBreachedFile(breachedFile)
  const thread = new StrengthThread()
  return {
    async judge(password, personal) {
      const given = password.slice(0, passwordCharactersMax)
      const parts = personalParts([...personal, ...ownNames])
      const strength = await thread.judge(given, parts)
      const isBreached = file ? await isInFile(file, password) : strength.isListed
      return judgementOf({ password: given, parts, strength, isBreached })
    },
    async close() {
      await thread.close()
      await file?.close()
    },
  }
}

interface Findings {
  readonly password: string
  readonly parts: readonly string[]
  readonly strength: Strength
  readonly isBreached: boolean
}
function judgementOf({ password, parts, strength: { score, weakness }, isBreached }: Findings): Judgement {
  const isShort = [...password].length < charactersMin
  const isPersonal = holdsPersonal(password, parts)
  const isAcceptable = !isShort && !isBreached && !isPersonal && score >= passwordScoreMin
  const warnings = new Set<PasswordAdvice>()
  if (isShort) warnings.add('short')
  if (isBreached) warnings.add('breached')
  if (isPersonal) warnings.add('personal')
  if (score < goodScore && weakness) warnings.add(weakness)
  if (score < goodScore && !isShort) warnings.add('longer')
  return { score: isAcceptable ? score : Math.min(score, passwordScoreMin - 1), isBreached, isAcceptable, warnings: [...warnings] }
}

function isInFile(file: BreachedFile, password: string): Promise<boolean> {
  return file.has(createHash('sha1').update(password).digest('hex'))
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** Names whole and in words; of an e-mail address what stands before the @. */
function personalParts(personal: readonly string[]): string[] {
  const parts = personal.flatMap((text) => {
    const [own = ''] = plain(text.trim()).split('@')
    return [own.replaceAll(/\s/g, ''), ...own.split(/[\s._+-]+/)]
  })
  return [...new Set(parts)].filter((part) => part.length > 1)
}

/** Two Chinese characters are a name; so few Latin letters stand in many words, and only lower the estimate. */
function holdsPersonal(password: string, parts: readonly string[]): boolean {
  const text = plain(password)
  return parts.some((part) => (/\p{Script=Han}/u.test(part) || part.length >= 4) && text.includes(part))
}

class StrengthThread {
  readonly #limit = new WorkLimit({ atOnceMax: 1, waitingMax })
  #worker: Worker | undefined

  async judge(password: string, personal: readonly string[]): Promise<Strength> {
    const strength = await this.#limit.run(() => this.#ask(password, personal))
    if (strength === 'busy') throw new AppError('server.busy', { details: { seconds: 1 } })
    return strength
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  async #ask(password: string, personal: readonly string[]): Promise<Strength> {
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#worker.postMessage({ password, personal }, [])
    const [strength] = (await once(this.#worker, 'message')) as [Strength] // as: what strength-worker.ts answers; an error of the thread rejects
    this.#worker?.unref()
    return strength
  }

  #start(): Worker {
    const worker = new Worker(new URL('./passwords/strength-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: workerMegabytesMax } })
    worker.on('error', () => {}) // whoever waits is told
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined
    })
    return worker
  }
}
