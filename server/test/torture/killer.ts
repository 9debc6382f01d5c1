import { setTimeout as sleep } from 'node:timers/promises'
import type { AppProcess } from './app-process.ts'
import type { KillablePostgres } from './killable-postgres.ts'
import type { World } from './world.ts'

export interface Victims {
  readonly apps: readonly AppProcess[]
  readonly postgres: KillablePostgres
}
const blows = ['app', 'database', 'connection', 'both apps'] as const
type Blow = (typeof blows)[number]

/** However the dice fall, a short run has seen these. */
const firstBlows: readonly Blow[] = ['app', 'database', 'app', 'connection']
const pauseMillis = { min: 400, max: 2600 }
const outageMillisMax = 1500
/** So long a process may need to find a database again that is back. */
const recoveryMillisMax = 20_000

/**
 * Ends processes with -9 at random moments until the market closes: an app, both, the whole database, or one of its
 * connections, upon which PostgreSQL ends all others itself. What was ended is back before the next blow.
 */
export async function killNowAndThen(world: World, victims: Victims): Promise<void> {
  const random = world.random.branch('killer')
  for (let count = 0; world.isOpen(); count += 1) {
    await sleep(random.between(pauseMillis.min, pauseMillis.max))
    if (!world.isOpen()) return
    const blow = firstBlows[count] ?? random.pick(['app', 'app', 'app', ...blows])
    if (blow === 'database') await endDatabase(world, victims, random.between(0, outageMillisMax))
    else if (blow === 'connection') victims.postgres.killOneBackend((connections) => random.below(connections))
    else for (const app of blow === 'app' ? [random.pick(victims.apps)] : victims.apps) void (await app.kill())
    world.tally.add('killed', blow)
    for (const app of victims.apps) await app.ready()
  }
}

/** Processes that stood when the database went must serve again soon after it is back, without being started anew. */
async function endDatabase(world: World, { apps, postgres }: Victims, outageMillis: number): Promise<void> {
  await postgres.kill()
  await sleep(outageMillis)
  await postgres.restart()
  for (const app of apps) await app.ready(recoveryMillisMax).catch((error: unknown) => world.ledger.wrongs.add(String(error)))
}
