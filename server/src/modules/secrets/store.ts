import type { Id } from '@yizhan/contract/shared'
import type { RotatedTable, RotationState } from '@yizhan/contract/secrets'
import { all, first, json, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface SealedTableRow {
  name: string
  cursor: string[] | null
  isDone: boolean
}
export const listSealedTables = (executor: Db | Tx): Promise<SealedTableRow[]> =>
  all(executor, sql<SealedTableRow>`select name, cursor, done_at is not null as is_done from sealed_tables`)

export async function noteSealed(
  tx: Tx,
  { name, cursor, rowsSealed, isDone }: { name: string; cursor: readonly string[] | null; rowsSealed: number; isDone: boolean },
): Promise<void> {
  await run(
    tx,
    sql`insert into sealed_tables as known (name, cursor, rows_sealed, done_at)
      values (${name}, ${json(cursor)}, ${rowsSealed}, case when ${isDone}::boolean then now() end)
      on conflict (name) do update set cursor = excluded.cursor, rows_sealed = known.rows_sealed + excluded.rows_sealed, done_at = excluded.done_at`,
  )
}

/** Where the walk of a rotation is. */
export interface RotationPlace {
  /** Which of the tables, by its place in the list. */
  readonly table: number
  /** Key of the last row that was looked at in it. */
  readonly cursor: readonly string[] | null
  /** Everything is walked until a round finds nothing more. */
  readonly round: number
  readonly sealedInRound: number
}
export interface RotationRow {
  rotationId: Id<'krt'>
  keyId: string
  state: RotationState
  askedAt: Date
  activeAt: Date
  startedAt: Date | null
  endedAt: Date | null
  tables: RotatedTable[]
  place: RotationPlace
  version: number
}
const columns = sql`id as rotation_id, key_id, state, asked_at, active_at, started_at, ended_at, tables, place, version`

/** False while another is under way: the index lets one in. */
export async function insertRotation(
  tx: Tx,
  row: { rotationId: Id<'krt'>; keyId: string; askedBy: Id<'usr'>; askedAt: Date; activeAt: Date; place: RotationPlace },
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into key_rotations (id, key_id, state, asked_by, asked_at, active_at, place)
      values (${row.rotationId}, ${row.keyId}, 'waiting', ${row.askedBy}, ${row.askedAt}, ${row.activeAt}, ${json(row.place)}) on conflict do nothing`,
  )
  return inserted === 1
}
export const findRotationUnderWay = (executor: Db | Tx): Promise<RotationRow | undefined> =>
  first(executor, sql<RotationRow>`select ${columns} from key_rotations where state in ('waiting', 'running')`)
export const findRotation = (executor: Db | Tx, rotationId: Id<'krt'>): Promise<RotationRow | undefined> =>
  first(executor, sql<RotationRow>`select ${columns} from key_rotations where id = ${rotationId}`)
export const listRotations = (executor: Db | Tx, limit: number): Promise<RotationRow[]> =>
  all(executor, sql<RotationRow>`select ${columns} from key_rotations order by id desc limit ${limit}`)

/** Writes how far it is. False when another worker moved it on since it was read. */
export async function saveRotation(executor: Db | Tx, row: RotationRow): Promise<boolean> {
  const saved = await run(
    executor,
    sql`update key_rotations set state = ${row.state}, started_at = ${row.startedAt}, ended_at = ${row.endedAt}, tables = ${json(row.tables)}, place = ${json(row.place)},
        version = version + 1 where id = ${row.rotationId} and version = ${row.version}`,
  )
  return saved === 1
}
