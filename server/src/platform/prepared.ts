import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** Longer statements are rare and made up of parts: not worth keeping. */
const charactersMax = 1200
/** Statements a connection keeps, at most. */
const namesMax = 500
const seenMax = 2000

/**
 * A pool whose statements are prepared: a short statement that comes again is parsed and analysed once per connection;
 * it is planned with its values each time (see db.ts). Named from its second use on, so that what is written once is not kept.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const seen = new Set<string>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known || text.length > charactersMax || names.size >= namesMax) return known
    if (seen.has(text)) return names.set(text, `s${names.size}`).get(text)
    if (seen.size >= seenMax) seen.clear()
    seen.add(text)
    return undefined
  }
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    const query = (text: string, values: unknown[]) => client.query({ name: values.length > 0 ? nameOf(text) : undefined, text, values })
    const wrapped = { query, release: () => client.release() } as unknown as PostgresPoolClient // as: cursors are not used here
    clients.set(client, wrapped)
    return wrapped
  }
  return {
    connect: async () => {
      const client = await pool.connect()
      return clients.get(client) ?? wrap(client)
    },
    end: () => pool.end(),
  }
}
