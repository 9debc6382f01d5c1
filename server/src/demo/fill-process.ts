import path from 'node:path'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'
import { completeSecrets } from '#platform/secrets-file.ts'
import { StartError } from '#platform/start-error.ts'
import { fillDemo, fillDemoSales } from './fill-demo.ts'

/**
 * Fills the demo marketplace in a process of its own, begun by main.ts: what drawing some hundred pictures takes of
 * memory ends with it. Tells its parent how far it is as `{ done, total }`.
 */
const read = readConfig(process.env, { cwd: process.cwd() })
const databaseUrl = process.env.DATABASE_URL
if (!read.ok || databaseUrl === undefined) throw new StartError('this process is begun by npm start')
const { config, secrets } = read
const database = openDatabase({ url: databaseUrl, poolMax: 8 })
const app = await createApp({
  config,
  secrets: { ...secrets, ...completeSecrets(path.resolve(config.dataDir), secrets), databaseUrl },
  database,
  log: createLog({ ...config.log, level: 'error' }),
})
try {
  const tell = (done: number, total: number) => void process.send?.({ done, total })
  await fillDemo({ app, database, config }, tell)
  await fillDemoSales({ app, database, config }, tell)
} finally {
  await app.stop()
  await database.close()
  process.disconnect?.()
}
