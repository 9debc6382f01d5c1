import { finished, Readable } from 'node:stream'
import { AppError } from '../http/app-error.ts'
import type { ActEnd } from './chain.ts'

export interface Actor {
  /** A person or an API key. */
  readonly actorId: string
  /** The roles they had at that moment. */
  readonly roles: readonly string[]
}
export type Fact = string | number | boolean | null
/** What only a handler knows of its act. Everything but ids is encrypted. */
export interface ActNote {
  /** What was acted upon, beside the ids in the address. */
  readonly subjectIds?: readonly string[]
  readonly merchantId?: string
  /** Why, in the words of whoever acted. */
  readonly reason?: string
  readonly facts?: Readonly<Record<string, Fact>>
  readonly changes?: Readonly<Record<string, { readonly before: Fact; readonly after: Fact }>>
}
/** How an act ended, and what was answered. */
export interface ActAnswer {
  readonly outcome: ActEnd
  readonly status: number
  readonly code: string | null
}

/** What a handler may do about the entry of its own act. */
export interface ActNotes {
  /** Adds what only the handler knows; it is written with the end of the act. */
  note(note: ActNote): void
  /**
   * Commits the entry that an act begins, unless that is done. For routes of everybody that are audited only when staff
   * use them, such as signing in: told before anything is done, with who it is where the caller was not known yet.
   */
  begin(actor?: Actor): Promise<void>
}
export interface Act extends ActNotes {
  /** Writes how it ended, if it ever began. Never throws: what was done is done, and the entry of its beginning stands. */
  end(answer: ActAnswer): Promise<void>
}

/** For answers that are made for everybody at once: there is nobody to write down. */
export const unrecorded: ActNotes = { note: () => {}, begin: async () => {} }

/** Runs the work of an act between its two entries; nothing is done when the first cannot be written. */
export async function carryOut<T>(act: Act, { isAudited, status }: { isAudited: boolean; status: number }, work: () => Promise<T>): Promise<T> {
  if (isAudited) await act.begin()
  const done = { outcome: 'done', status, code: null } as const
  try {
    const result = await work()
    if (result instanceof Readable) finished(result, (error) => void act.end(error ? { ...done, outcome: 'failed' } : done))
    else await act.end(done)
    return result
  } catch (error) {
    await act.end(endOf(error))
    throw error
  }
}

/** A rule that said no is a refusal; anything else is a fault of ours. */
export function endOf(error: unknown): ActAnswer {
  const { code, definition } = error instanceof AppError ? error : new AppError('server.failed')
  return { outcome: definition.status < 500 ? 'refused' : 'failed', status: definition.status, code }
}

/** Writes an act that the door refused: it begins and ends at once. */
export async function recordRefusal(act: Act, error: unknown): Promise<void> {
  await Promise.all([act.begin(), act.end(endOf(error))])
}
