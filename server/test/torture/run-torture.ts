import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startAppProcess } from './app-process.ts'
import type { AppProcess } from './app-process.ts'
import { audit } from './audit.ts'
import type { Audit } from './audit.ts'
import { tend } from './clerk.ts'
import { createDoor } from './door.ts'
import { startKillablePostgres } from './killable-postgres.ts'
import type { KillablePostgres } from './killable-postgres.ts'
import { killNowAndThen } from './killer.ts'
import { createLedger } from './ledger.ts'
import { keepMarketFilled, openMarket } from './market.ts'
import { createRandom } from './random.ts'
import { shop } from './shopper.ts'
import { createTally } from './tally.ts'
import type { World } from './world.ts'

export interface TortureOptions {
  readonly seconds: number
  readonly seed: string
  readonly shoppers: number
  /** On a busy machine it goes on until so many blows were dealt, but not for ever. */
  readonly killsMin: number
  /** How long whoever waits for an answer at the end goes on asking. */
  readonly patienceSeconds: number
  readonly say: (text: string) => void
  /** Ends the run at once, clearing everything away. */
  readonly signal?: AbortSignal
}
export interface Torture {
  readonly world: World
  readonly audit: Audit
}

const holdMinutes = 0.1
const progressMillis = 5000
const overtimeMillisMax = 60_000

interface Workplace {
  readonly dir: string
  readonly apps: AppProcess[]
  postgres: KillablePostgres | undefined
}

/** Sets up a marketplace of its own, tortures it, and looks at what is left. Nothing of it stays, whatever happens. */
export async function runTorture(options: TortureOptions): Promise<Torture> {
  const place: Workplace = { dir: mkdtempSync(path.join(tmpdir(), 'yizhan-torture-')), apps: [], postgres: undefined }
  const { promise: interrupted, reject } = Promise.withResolvers<never>()
  options.signal?.addEventListener('abort', () => reject(new Error('interrupted')), { once: true })
  try {
    return await Promise.race([runIn(place, options), interrupted])
  } finally {
    await Promise.all(place.apps.map((app) => app.stop()))
    await place.postgres?.remove()
    rmSync(place.dir, { recursive: true, force: true })
  }
}

async function runIn(place: Workplace, options: TortureOptions): Promise<Torture> {
  const { dir, apps } = place
  const secrets = { AUTH_SECRET: randomBytes(32).toString('base64url'), ENCRYPTION_KEY: randomBytes(32).toString('hex') }
  options.say('PostgreSQL')
  const postgres = (place.postgres = await startKillablePostgres(path.join(dir, 'database')))
  const environment = { ...secrets, ...settings, DATABASE_URL: postgres.url, HOLD_MINUTES: String(holdMinutes) }
  const world = createWorld(options, { apps, authSecret: secrets.AUTH_SECRET })
  options.say('two processes')
  for (const name of ['app-1', 'app-2']) {
    const app = await startOne({ name, dir, environment, world })
    apps.push(app)
    await app.ready() // one after the other: the first brings the schema
  }
  options.say('market')
  await openMarket(world)
  await torture(world.open(), { apps, postgres, options })
  options.say('audit')
  return { world, audit: await audit(world, { databaseUrl: postgres.url, dataDir: path.join(dir, 'audit'), environment }) }
}

const settings = { YIZHAN_MODE: 'development', DEMO: 'off', PAGES: 'off', RATE_LIMITS: 'off', LOG_LEVEL: 'warn', LOG_FORMAT: 'json', DATABASE_POOL_MAX: '12' }

interface Start {
  readonly name: string
  readonly dir: string
  readonly environment: Readonly<Record<string, string>>
  readonly world: World
}
async function startOne({ name, dir, environment, world }: Start): Promise<AppProcess> {
  const dataDir = path.join(dir, name)
  mkdirSync(dataDir)
  return startAppProcess({ name, port: await freePort(), dataDir, environment, onCrash: (what) => void world.ledger.wrongs.add(what) })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}

function createWorld(
  { seconds, seed, killsMin }: TortureOptions,
  { apps, authSecret }: { apps: readonly AppProcess[]; authSecret: string },
): World & { open(): World } {
  const [tally, ledger] = [createTally(), createLedger()]
  let closesAt = Number.POSITIVE_INFINITY
  const world: World & { open(): World } = {
    tally,
    ledger,
    authSecret,
    door: createDoor({ urls: () => apps.map(({ url }) => url), tally, onWrong: (what) => void ledger.wrongs.add(what) }),
    random: createRandom(seed),
    shops: [],
    wares: [],
    coupons: [],
    errands: [],
    holdMillis: holdMinutes * 60_000,
    isOpen: () => Date.now() < closesAt || (tally.sum('killed') < killsMin && Date.now() < closesAt + overtimeMillisMax),
    open() {
      closesAt = Date.now() + seconds * 1000
      return world
    },
  }
  return world
}

interface Surroundings {
  readonly apps: readonly AppProcess[]
  readonly postgres: KillablePostgres
  readonly options: TortureOptions
}
async function torture(world: World, { apps, postgres, options }: Surroundings): Promise<void> {
  const progress = setInterval(() => options.say(progressOf(world)), progressMillis)
  try {
    const shoppers = Array.from({ length: options.shoppers }, (_, index) => shop(world, index))
    const others = [killNowAndThen(world, { apps, postgres }), keepMarketFilled(world), ...world.shops.map((each) => tend(world, each))]
    const closing = others[0]?.then(() => world.door.closeAfter(options.patienceSeconds * 1000))
    await Promise.all([closing, ...others, ...shoppers])
    await Promise.all(world.errands)
  } finally {
    clearInterval(progress)
  }
  await postgres.restart()
  for (const app of apps) {
    await app.ready()
    const exitCode = await app.stop()
    if (exitCode !== 0) world.ledger.wrongs.add(`${app.name} did not end in order (${exitCode ?? 'forced'}):\n${app.log()}`)
  }
}

function progressOf({ tally }: World): string {
  const { 'trade placed': trades = 0 } = tally.of('done')
  return `${trades} trades placed, ${tally.sum('killed')} kills, ${tally.sum('retried')} retries, ${tally.sum('refused')} refusals`
}
