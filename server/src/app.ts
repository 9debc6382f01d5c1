import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { pictureWidths } from '@yizhan/contract/catalogue'
import type { Config, GivenSecrets } from './config.ts'
import { serveDevelopment } from './development-routes.ts'
import { createModules } from './modules.ts'
import type { Modules } from './modules.ts'
import { PageCache } from './page-cache.ts'
import { servePages } from './pages-http.ts'
import type { Pages } from './pages.ts'
import { closePlatform, createPlatform } from './platform.ts'
import type { Platform } from './platform.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { first, sql } from '#platform/db.ts'
import { filesHttp } from '#platform/files-http.ts'
import { healthHttp } from '#platform/health.ts'
import { createApi } from '#platform/http/api.ts'
import type { Api } from '#platform/http/api.ts'
import { referencePolicy } from '#platform/http/content-policy.ts'
import { createHttpServer } from '#platform/http/http-server.ts'
import type { HttpOptions } from '#platform/http/http-server.ts'
import { networkOf } from '#platform/http/network.ts'
import { SharedAnswers } from '#platform/http/shared-answers.ts'
import type { Ids } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import { metricsHttp } from '#platform/metrics.ts'
import { serveProtection } from './protection-routes.ts'
import { consumersOf, listenLive } from './wiring.ts'
import { serveModules } from './routes.ts'

export interface AppOptions {
  readonly config: Config
  readonly secrets: GivenSecrets & { readonly authSecret: string; readonly encryptionKey: Buffer; readonly databaseUrl: string }
  readonly database: Database
  readonly log: Log
  /** Tests move time and foresee ids. */
  readonly clock?: Clock
  readonly ids?: Ids
  /** How long search remembers counts; tests take 0. */
  readonly searchRememberSeconds?: number
}

export interface App {
  readonly http: FastifyInstance
  readonly api: Api
  readonly platform: Platform
  readonly modules: Modules
  /** Runs everything that waits: events, due jobs, and what they cause. For tests. */
  settle(options?: { dueBy?: Date }): Promise<void>
  startWorkers(): Promise<void>
  usePages(pages: Pages): Promise<void>
  stop(): Promise<void>
}

/** Public folders of the file store. */
const publicFolders = ['pictures', 'shops', 'categories']
const settleRoundsMax = 20
/** A shop that sells changes its stock many times a second; what is kept of it lives at least this long. */
const dropMillis = 1000

/** Builds the process: platform, modules, routes. Nothing runs until told. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, database, log } = options
  const platform = await createPlatform(options)
  const http = await createHttpServer(httpOptions(options, platform))
  platform.metrics.observeHttp(http)
  const shared = new SharedAnswers()
  const pageCache = new PageCache()
  const modules = createModules({ ...options, platform, http })
  const { needsStrongFactor } = config
  const api = createApi({ ...platform, http, shared, needsStrongFactor, identify: (request) => modules.identity.identify(request) })
  let isStopping = false

  await serveTechnical(http, { platform, database, log, isStopping: () => isStopping })
  serveModules(api, { modules, platform, config, database, log })
  serveProtection(api, platform)
  if (config.mode === 'development') serveDevelopment(api, platform)

  const consumers = consumersOf({ modules, platform, database, log })
  const dropCaches = () => {
    shared.clear()
    pageCache.clear()
  }
  listenLive({ ...platform, dropCaches: atMostEvery(dropMillis, dropCaches), forgetSales: () => modules.flashSales.forget() })

  return {
    http,
    api,
    platform,
    modules,
    async settle({ dueBy } = {}) {
      for (let round = 0; round < settleRoundsMax; round += 1) {
        await platform.outbox.drain(consumers)
        const { done } = await platform.jobs.drain(dueBy ? { dueBy } : {})
        if (done === 0) break
      }
      await platform.outbox.drain(consumers)
      dropCaches()
    },
    async startWorkers() {
      await platform.outbox.start(config.roles.worker ? consumers : [])
      if (config.roles.worker) await platform.jobs.start()
    },
    usePages: (pages) => servePages(http, { pages, cache: pageCache, isSecure: config.publicUrl.startsWith('https:') }),
    async stop() {
      isStopping = true
      platform.streams.close()
      await http.close()
      await platform.outbox.stop()
      await platform.jobs.stop()
      await closePlatform(platform)
    },
  }
}

function httpOptions({ config, log }: AppOptions, { ids, redis, crypto }: Platform): HttpOptions {
  const { publicUrl, hasRateLimits, proxy } = config
  const networkKey = redis ? (ip: string) => crypto.blindIndex(networkOf(ip), 'general limits') : networkOf
  return {
    log,
    newRequestId: () => ids.next('evt'),
    publicUrl,
    isRateLimited: hasRateLimits,
    trustedProxies: proxy.trusted,
    isHstsPreloaded: proxy.isHstsPreloaded,
    redis,
    networkKey,
  }
}

interface TechnicalParts {
  readonly platform: Platform
  readonly database: Database
  readonly log: Log
  readonly isStopping: () => boolean
}
/** The API's own description, stored files, health and figures. */
async function serveTechnical(http: FastifyInstance, { platform, database, log, isStopping }: TechnicalParts): Promise<void> {
  await http.register(swaggerUi, { routePrefix: '/api/docs', uiConfig: { docExpansion: 'list' }, staticCSP: referencePolicy })
  http.get('/api/openapi.json', { schema: { hide: true } }, async () => http.swagger())
  await http.register(filesHttp, { files: platform.files, pictures: platform.pictures, folders: publicFolders, widths: pictureWidths })
  await http.register(healthHttp, { checks: { database: () => first(database.db, sql`select 1`) }, isStopping, log })
  await http.register(metricsHttp, { metrics: platform.metrics })
}

/** Calls at once, and once more after the pause when asked again meanwhile. */
function atMostEvery(millis: number, call: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  let isAskedAgain = false
  const again = () => {
    timer = undefined
    if (isAskedAgain) start()
  }
  const start = () => {
    isAskedAgain = false
    call()
    timer = setTimeout(again, millis).unref()
  }
  return () => {
    if (timer) isAskedAgain = true
    else start()
  }
}
