import { first, one, run, sql, type Db } from '../db.ts'
import { countedPointsMax, type Count, type LimitStore } from './store.ts'

/** Counts in PostgreSQL, shared by all processes: one statement that writes no log and waits for no disk. */
export function createPostgresStore(db: Db): LimitStore {
  return {
    add: (key, { points, seconds, now }) =>
      one(
        db,
        sql<Count>`insert into rate_limits as known (key, points, resets_at) values (${key}, ${points}, ${new Date(now.getTime() + seconds * 1000)})
          on conflict (key) do update set
            points = case when known.resets_at <= ${now} then excluded.points else least(known.points + excluded.points, ${countedPointsMax}::integer) end,
            resets_at = case when known.resets_at <= ${now} then excluded.resets_at else known.resets_at end
          returning points, resets_at`,
      ),
    read: (key, now) => first(db, sql<Count>`select points, resets_at from rate_limits where key = ${key} and resets_at > ${now}`),
    async forget(key) {
      await run(db, sql`delete from rate_limits where key = ${key}`)
    },
  }
}

/** Removes counters whose period is over, so that the table holds no more than those of one period. */
export function forgetOldCounters(db: Db, now: Date): Promise<number> {
  return run(db, sql`delete from rate_limits where resets_at <= ${now}`)
}
