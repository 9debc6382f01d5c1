import { idSchema } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import type { Verification, VerificationSummary } from '@yizhan/contract/verification'
import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Ids } from '#platform/ids.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Log } from '#platform/log.ts'
import { beginRun, deleteOldRuns, endRun, failSilentRuns, findRun, findRunUnderWay, insertRun, listRuns, noteAlive, noteProgress } from './run-store.ts'
import type { RunRow } from './run-store.ts'
import { allChecks, verifyDatabase } from './verify-database.ts'

declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'verify-database': { verificationId: Id<'vfy'> }
  }
}

export interface VerificationRunParts {
  readonly database: Database
  readonly jobs: Jobs
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
}
/** Runs of the verifier for operators: a job in whichever process works, its progress in a table all processes see. */
export interface VerificationRuns {
  /** Asks for a run, or answers the one under way: there are never two at once. */
  start(askedBy: Id<'usr'>): Promise<Verification>
  list(): Promise<VerificationSummary[]>
  /** @throws AppError request.not-found */
  read(verificationId: Id<'vfy'>): Promise<Verification>
}

const keptMax = 20
const aliveMillis = 10_000
/** A run says that it lives every few seconds; one this silent belongs to a process that died. */
const silentMillis = 60_000
/** A run no worker took for so long is given up, so that another may be asked for. */
const waitingMillis = 600_000
const secondsMax = 3600

export function createVerificationRuns(parts: VerificationRunParts): VerificationRuns {
  const { database, jobs, clock } = parts
  // Tried once: whoever asked sees that it was broken off, and asks again.
  jobs.define('verify-database', z.object({ verificationId: idSchema('vfy') }), ({ verificationId }) => perform(parts, verificationId), {
    attemptsMax: 1,
    secondsMax,
  })
  return {
    start: (askedBy) => start(parts, askedBy),
    list: async () => (await listRuns(database.db, keptMax)).map((row) => summaryOf(row, clock.now())),
    async read(verificationId) {
      const row = await findRun(database.db, verificationId)
      if (!row) throw new AppError('request.not-found')
      return viewOf(row, clock.now())
    },
  }
}

function start({ database, jobs, clock, ids }: VerificationRunParts, askedBy: Id<'usr'>): Promise<Verification> {
  const now = clock.now()
  return database.transaction(async (tx) => {
    await failSilentRuns(tx, { running: new Date(now.getTime() - silentMillis), waiting: new Date(now.getTime() - waitingMillis), now })
    const verificationId = ids.next('vfy')
    if (await insertRun(tx, { verificationId, askedBy, now, checksTotal: allChecks.length })) {
      await jobs.add(tx, 'verify-database', { verificationId })
      await deleteOldRuns(tx, keptMax)
    }
    const row = await findRunUnderWay(tx)
    if (!row) throw new Error('a run was under way a moment ago, and its row is gone')
    return viewOf(row, now)
  })
}

async function perform({ database, clock, log }: VerificationRunParts, verificationId: Id<'vfy'>): Promise<void> {
  const { db } = database
  if (!(await beginRun(db, verificationId, clock.now()))) return
  const alive = setInterval(() => void noteAlive(db, verificationId, clock.now()).catch(() => {}), aliveMillis)
  try {
    const { isClean } = await verifyDatabase(database, {
      now: clock.now(),
      onProgress: ({ name, last }) => noteProgress(db, verificationId, { current: name, last, now: clock.now() }),
    })
    await endRun(db, verificationId, { state: 'done', isClean, now: clock.now() })
    if (!isClean) log.error({ verificationId }, 'the verifier found something wrong')
  } catch (error) {
    log.error({ err: error, verificationId }, 'the verifier was broken off')
    await endRun(db, verificationId, { state: 'failed', isClean: null, now: clock.now() })
  } finally {
    clearInterval(alive)
  }
}

function viewOf(row: RunRow, now: Date): Verification {
  return { ...summaryOf(row, now), current: row.currentCheck, checks: row.checks }
}

function summaryOf(row: Omit<RunRow, 'checks'>, now: Date): VerificationSummary {
  const isSilent = row.state === 'running' && now.getTime() - row.seenAt.getTime() > silentMillis
  const { verificationId, checksDone, checksTotal, isClean } = row
  return {
    verificationId,
    state: isSilent ? 'failed' : row.state,
    askedAt: row.askedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    checksDone,
    checksTotal,
    isClean,
  }
}
