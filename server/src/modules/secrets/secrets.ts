import type { DataKeyState, DataKeyView, KeyRotation } from '@yizhan/contract/secrets'
import { idSchema } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import type { DataKeyRow } from '#platform/crypto/data-key-store.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Ids } from '#platform/ids.ts'
import type { JobContext, Jobs } from '#platform/jobs.ts'
import { beginRotation, stepRotation } from './rotate.ts'
import type { RotationParts } from './rotate.ts'
import { findRotation, findRotationUnderWay, insertRotation, listRotations } from './store.ts'
import type { RotationRow } from './store.ts'

declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'rotate-keys': { rotationId: Id<'krt'> }
  }
}

export interface SecretsParts extends RotationParts {
  readonly jobs: Jobs
  readonly ids: Ids
  /** How long one job walks before it hands on to the next; tests take 0, a batch each. */
  readonly sliceMillis?: number
}
/** The keys behind everything that is sealed, and their rotation. */
export interface Secrets {
  listKeys(): Promise<DataKeyView[]>
  /** Makes a key and the job that seals everything again with it; or answers the rotation under way, and wakes it. @throws KeyServiceError */
  startRotation(askedBy: Id<'usr'>): Promise<KeyRotation>
  listRotations(): Promise<KeyRotation[]>
  /** @throws AppError request.not-found */
  readRotation(rotationId: Id<'krt'>): Promise<KeyRotation>
}

const shownMax = 20
const sliceMillisDefault = 10_000
/** One slice and the counting before the first, which reads every table once. */
const secondsMax = 1800
/** A day of the database being away, with the queue's growing pauses. */
const attemptsMax = 25
const knownAgainMillis = 5_000
const insertTriesMax = 3

export function createSecrets(parts: SecretsParts): Secrets {
  const { database, dataKeys, clock, jobs } = parts
  jobs.define('rotate-keys', z.object({ rotationId: idSchema('krt') }), ({ rotationId }, context) => walkOn(parts, rotationId, context), {
    attemptsMax,
    secondsMax,
  })
  return {
    listKeys: async () => viewKeys(await dataKeys.list(database.db), clock.now()),
    startRotation: (askedBy) => start(parts, askedBy),
    listRotations: async () => (await listRotations(database.db, shownMax)).map(viewRotation),
    async readRotation(rotationId) {
      const row = await findRotation(database.db, rotationId)
      if (!row) throw new AppError('request.not-found')
      return viewRotation(row)
    },
  }
}

async function start(parts: SecretsParts, askedBy: Id<'usr'>): Promise<KeyRotation> {
  const { database, dataKeys, clock, ids } = parts
  for (let tries = 1; tries <= insertTriesMax; tries += 1) {
    const underWay = await findRotationUnderWay(database.db)
    if (underWay) {
      await addJob(parts, underWay.rotationId)
      return viewRotation(underWay)
    }
    const key = await dataKeys.make()
    const rotationId = ids.next('krt')
    const place = { table: 0, cursor: null, round: 1, sealedInRound: 0 }
    await database
      .transaction(async (tx) => {
        if (!(await key.write(tx))) throw new Overtaken()
        if (!(await insertRotation(tx, { rotationId, keyId: key.keyId, askedBy, askedAt: clock.now(), activeAt: key.activeFrom, place }))) throw new Overtaken()
        await addJob(parts, rotationId, { runAt: key.activeFrom, executor: tx })
      })
      .catch((error: unknown) => {
        if (!(error instanceof Overtaken)) throw error
      })
  }
  const underWay = await findRotationUnderWay(database.db)
  if (!underWay) throw new Error('a rotation was begun a moment ago, and its row is gone')
  return viewRotation(underWay)
}

/** Somebody else asked at the same moment: nothing of ours is written. */
class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

function addJob(
  { jobs, database }: SecretsParts,
  rotationId: Id<'krt'>,
  { runAt, executor = database.db }: { runAt?: Date; executor?: Db | Tx } = {},
): Promise<void> {
  return jobs.add(executor, 'rotate-keys', { rotationId }, { key: `rotate-keys ${rotationId}`, ...(runAt && { runAt }) })
}

/** Walks for a slice of time, then hands on to the next job: a process that stops or dies loses a batch at most. */
async function walkOn(parts: SecretsParts, rotationId: Id<'krt'>, { signal }: JobContext): Promise<void> {
  const { database, dataKeys, clock, sliceMillis = sliceMillisDefault } = parts
  const until = performance.now() + sliceMillis
  let rotation = await findRotation(database.db, rotationId)
  if (!rotation || rotation.state === 'done') return
  if (!(await knowsKey(parts, rotation))) {
    const soon = new Date(clock.now().getTime() + knownAgainMillis)
    return addJob(parts, rotationId, { runAt: rotation.activeAt > soon ? rotation.activeAt : soon })
  }
  if (rotation.state === 'waiting') rotation = await beginRotation(parts, rotation)
  do rotation = rotation && (await stepRotation(parts, rotation))
  while (rotation?.state === 'running' && !signal.aborted && performance.now() < until)
  if (rotation?.state === 'running') await addJob(parts, rotationId)
  if (rotation?.state === 'done') await dataKeys.reload()
}

/** Whether this process seals with the new key by now. */
async function knowsKey({ dataKeys }: SecretsParts, { keyId }: RotationRow): Promise<boolean> {
  if (dataKeys.current().id === keyId) return true
  await dataKeys.reload()
  return dataKeys.current().id === keyId
}

function viewKeys(rows: readonly DataKeyRow[], now: Date): DataKeyView[] {
  const current = rows.findLast(({ purpose, activeFrom, retiredAt }) => purpose === 'encryption' && retiredAt === null && activeFrom <= now)
  const stateOf = (row: DataKeyRow): DataKeyState => {
    if (row.retiredAt) return 'retired'
    if (row.purpose === 'blind-index' || row === current) return 'current'
    return row.activeFrom > now ? 'coming' : 'old'
  }
  return rows
    .map((row) => ({
      keyId: row.keyId,
      purpose: row.purpose,
      state: stateOf(row),
      wrappedBy: row.wrappedBy,
      createdAt: row.createdAt.toISOString(),
      activeFrom: row.activeFrom.toISOString(),
      retiredAt: row.retiredAt?.toISOString() ?? null,
    }))
    .toReversed()
}

function viewRotation({ rotationId, keyId, state, askedAt, activeAt, startedAt, endedAt, tables }: RotationRow): KeyRotation {
  const sum = (part: 'total' | 'done' | 'unreadable') => tables.reduce((total, each) => total + each[part], 0)
  return {
    rotationId,
    keyId,
    state,
    askedAt: askedAt.toISOString(),
    activeAt: activeAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    rowsTotal: sum('total'),
    rowsDone: sum('done'),
    rowsUnreadable: sum('unreadable'),
    tables,
  }
}
