import { AsyncLocalStorage } from 'node:async_hooks'
import type { RawBuilder } from 'kysely'
import { compile } from './statements.ts'
import type { Send, Statement } from './statements.ts'

/** Runs statements inside the caller's transaction. Functions that join one take it first. */
export interface Tx {
  readonly isTransaction: true
  readonly send: Send
}
export interface Connection {
  readonly send: Send
  release(): void
}

/**
 * Marks what runs inside a transaction. An object that is switched off at the end, because a connection that was opened
 * inside a transaction keeps that context for all events it ever emits.
 */
const inTransaction = new AsyncLocalStorage<{ isOpen: boolean }>()
const inFailedTransaction = '25P02'

/** Called by whatever speaks over the network: no lock is held while an outside system thinks. */
export function assertOutsideTransaction(): void {
  if (inTransaction.getStore()?.isOpen) throw new Error('a network call was begun inside a database transaction')
}

/** Runs `work` in a transaction, once, and answers after its commit; or throws, and nothing was done. */
export async function transact<T>(connect: () => Promise<Connection>, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (inTransaction.getStore()?.isOpen) throw new Error('a transaction was begun inside another: hand the outer one on instead')
  const { send, release } = await connect()
  const tx = new OpenTransaction(send, begin)
  const context = { isOpen: true }
  try {
    const result = await inTransaction.run(context, () => work(tx))
    await tx.commit()
    context.isOpen = false
    for (const callback of tx.callbacks) callback()
    return result
  } catch (error) {
    throw await tx.rollBack(error)
  } finally {
    context.isOpen = false
    release()
  }
}

/** Its beginning travels with its first statement, and what is written ahead with the next one or the commit. */
class OpenTransaction implements Tx {
  readonly isTransaction = true
  readonly lastWrites: (() => void)[] = []
  readonly callbacks: (() => void)[] = []
  readonly #send: Send
  readonly #ahead: Promise<unknown>[] = []
  #hasEnded = false
  #isCommitSent = false

  constructor(send: Send, begin: string) {
    this.#send = send
    this.sendAhead({ sql: begin, parameters: [] })
  }

  /** Refuses statements after the end: a forgotten `await` fails loudly instead of writing elsewhere. */
  readonly send: Send = <Row>(statement: Statement) => {
    if (this.#hasEnded) return Promise.reject(new Error('this transaction has ended; was an await forgotten?'))
    return this.#send<Row>(statement)
  }

  sendAhead(statement: Statement): void {
    const answer = this.send(statement)
    answer.catch(() => {}) // told at the end
    this.#ahead.push(answer)
  }

  async commit(): Promise<void> {
    for (const write of this.lastWrites) write()
    const committed = this.send({ sql: 'commit', parameters: [] })
    this.#hasEnded = this.#isCommitSent = true
    const [answer] = await Promise.all([committed, ...this.#ahead])
    if (answer.command !== 'COMMIT') throw new Error('a statement of this transaction had failed, so nothing of it was kept')
  }

  /** @returns what is to be thrown: of a statement that was written ahead and failed, the failure, not what came of it */
  async rollBack(thrown: unknown): Promise<unknown> {
    if (!this.#isCommitSent) {
      const undone = this.#send({ sql: 'rollback', parameters: [] })
      this.#hasEnded = true
      await undone.catch(() => {}) // the connection is gone, and the transaction with it
    }
    const failed = (await Promise.allSettled(this.#ahead)).find(({ status }) => status === 'rejected')
    const isConsequence = thrown instanceof Error && 'code' in thrown && thrown.code === inFailedTransaction
    return isConsequence && failed?.status === 'rejected' ? failed.reason : thrown
  }
}

/** Runs `write` when all other work is done, to write ahead (`runAhead`) what was gathered meanwhile. */
export function beforeCommit(tx: Tx, write: () => void): void {
  opened(tx).lastWrites.push(write)
}

/** Runs `callback` once the transaction has committed, never when it rolls back. It must not throw. */
export function onCommit(tx: Tx, callback: () => void): void {
  opened(tx).callbacks.push(callback)
}

/**
 * Writes without waiting for the answer: the statement travels with the next one or with the commit. Should it fail, the
 * transaction does, with its error. For writes that are decided and whose rows nobody reads in between.
 */
export function runAhead(tx: Tx, statement: RawBuilder<unknown>): void {
  opened(tx).sendAhead(compile(statement))
}

function opened(tx: Tx): OpenTransaction {
  if (!(tx instanceof OpenTransaction)) throw new Error('this needs the transaction that Database.transaction gave')
  return tx
}
