import { all, run, sql } from '../db.ts'
import type { Db, Tx } from '../db.ts'

export const keyPurposes = ['encryption', 'blind-index'] as const
export type KeyPurpose = (typeof keyPurposes)[number]

export interface DataKeyRow {
  readonly keyId: string
  readonly purpose: KeyPurpose
  /** Closed by the key-encryption key that `wrappedBy` names. */
  readonly wrapped: string
  readonly wrappedBy: string
  readonly createdAt: Date
  readonly activeFrom: Date
  /** No stored value named it any more; it is kept for backups. */
  readonly retiredAt: Date | null
}

/** In the order in which they became active. */
export const listDataKeys = (executor: Db | Tx): Promise<DataKeyRow[]> =>
  all(
    executor,
    sql<DataKeyRow>`select id as key_id, purpose, wrapped, wrapped_by, created_at, active_from, retired_at from data_keys order by active_from, created_at, id`,
  )

/** Does nothing where the id is taken. @returns how many were new */
export const insertDataKeys = (executor: Db | Tx, rows: readonly Omit<DataKeyRow, 'retiredAt'>[]): Promise<number> =>
  run(
    executor,
    sql`insert into data_keys (id, purpose, wrapped, wrapped_by, created_at, active_from)
      select * from unnest(${rows.map((row) => row.keyId)}::text[], ${rows.map((row) => row.purpose)}::text[], ${rows.map((row) => row.wrapped)}::text[],
        ${rows.map((row) => row.wrappedBy)}::text[], ${rows.map((row) => row.createdAt)}::timestamptz[], ${rows.map((row) => row.activeFrom)}::timestamptz[])
      on conflict do nothing`,
  )

export const setWrapped = (executor: Db | Tx, { keyId, wrapped, wrappedBy }: Pick<DataKeyRow, 'keyId' | 'wrapped' | 'wrappedBy'>): Promise<number> =>
  run(executor, sql`update data_keys set wrapped = ${wrapped}, wrapped_by = ${wrappedBy} where id = ${keyId}`)

export const retireDataKeys = (executor: Db | Tx, keyIds: readonly string[], now: Date): Promise<number> =>
  run(executor, sql`update data_keys set retired_at = ${now} where id = any(${keyIds}::text[]) and purpose = 'encryption' and retired_at is null`)
