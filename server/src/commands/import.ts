import { createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { locales } from '@yizhan/contract/shared'
import type { Locale } from '@yizhan/contract/shared'
import { createApp } from '../app.ts'
import type { App } from '../app.ts'
import { readConfig } from '../config.ts'
import type { Config } from '../config.ts'
import type { ImportRow } from '#modules/catalogue/index.ts'
import { openDatabase } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { completeSecrets } from '#platform/secrets-file.ts'
import { Shutdown } from '#platform/shutdown.ts'
import { StartError } from '#platform/start-error.ts'
import { createTerminal } from '#platform/terminal.ts'
import { findDatabase } from './find-database.ts'

// npm run import: a product file into a shop, beside a running Yizhan or without one.
const usage = `npm run import -- <file.csv> --shop <slug> [--format shopify] [--pictures <folder>] [--locale zh-CN|en] [--report <errors.csv>]

  --pictures  a folder with the pictures that the file names, such as cups/blue.webp
  --report    where to write what could not be imported; in the data folder unless told`

interface Order {
  readonly file: string
  readonly shop: string
  readonly picturesDir: string | undefined
  readonly locale: Locale
  readonly report: string | undefined
}

const barSigns = 24
const terminal = createTerminal(process.stdout)
const shutdown = new Shutdown()
shutdown.listen()
try {
  const order = readOrder(process.argv.slice(2))
  const opened = await openApp()
  const row = await importIntoShop(opened, order)
  if (row.errorCount > 0) await writeReport(opened, row, order)
  await shutdown.end(row.state === 'done' ? 0 : 1)
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  await shutdown.end(1)
}

function readOrder(args: string[]): Order {
  const { values, positionals } = parse(args)
  const [file] = positionals
  if (positionals.length !== 1 || !file || !values.shop) throw new StartError(usage)
  if (values.format !== 'shopify') throw new StartError(`There is no format ${values.format}; shopify is the one there is.`)
  const locale = locales.find((known) => known === values.locale)
  if (!locale) throw new StartError(`--locale is one of ${locales.join(', ')}.`)
  if (!existsSync(file) || !statSync(file).isFile()) throw new StartError(`There is no file ${file}.`)
  if (values.pictures !== undefined && !(existsSync(values.pictures) && statSync(values.pictures).isDirectory()))
    throw new StartError(`There is no folder ${values.pictures}.`)
  return { file, shop: values.shop, picturesDir: values.pictures, locale, report: values.report }
}

function parse(args: string[]) {
  try {
    const text = { type: 'string' } as const
    return parseArgs({
      args,
      allowPositionals: true,
      options: { shop: text, format: { ...text, default: 'shopify' }, pictures: text, locale: { ...text, default: locales[0] }, report: text },
    })
  } catch (cause) {
    throw new StartError(`${cause instanceof Error ? cause.message : String(cause)}\n\n${usage}`, { cause })
  }
}

interface Opened {
  readonly app: App
  readonly config: Config
  readonly database: Database
}
async function openApp(): Promise<Opened> {
  const read = readConfig(process.env, { cwd: process.cwd() })
  if (!read.ok) throw new StartError(read.problems.join('\n'))
  const { config, secrets: given } = read
  const { url: databaseUrl, isInUse } = await findDatabase(config, given, { terminal, shutdown })
  if (!isInUse) await migrate(databaseUrl)
  const secrets = { ...given, ...completeSecrets(config.dataDir, given), databaseUrl }
  const database = openDatabase({ url: databaseUrl, poolMax: config.database.poolMax })
  shutdown.add(() => database.close())
  const app = await createApp({ config, secrets, database, log: createLog({ level: 'warn', format: config.log.format }) })
  shutdown.add(() => app.stop())
  return { app, config, database }
}

async function importIntoShop({ app, database }: Opened, { file, shop, picturesDir }: Order): Promise<ImportRow> {
  const { merchants, catalogue } = app.modules
  const { db } = database
  const found = await merchants.bySlug(db, shop)
  if (!found) throw new StartError(`There is no shop ${shop}. There are: ${(await merchants.listOpen(db)).map(({ slug }) => slug).join(', ') || 'none yet'}.`)
  const row = await terminal.step(
    '导入 Import',
    (say) =>
      catalogue.importFile({
        merchantId: found.merchantId,
        path: file,
        fileName: path.basename(file),
        picturesDir,
        onProgress: (counts) => say(`${bar(counts.bytesRead / Math.max(1, counts.bytesTotal))} ${summary(counts)}`),
      }),
    summary,
  )
  if (row.failure) terminal.note(`${row.failure['zh-CN'] ?? ''}\n  ${row.failure.en ?? ''}`)
  return row
}

async function writeReport({ app, config }: Opened, { importId, merchantId }: ImportRow, order: Order): Promise<void> {
  const file = path.resolve(order.report ?? path.join(config.dataDir, 'import-reports', `${importId}.csv`))
  mkdirSync(path.dirname(file), { recursive: true })
  await pipeline(await app.modules.catalogue.importErrorsCsv({ merchantId, importId }, order.locale), createWriteStream(file))
  terminal.note(file)
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, share) * barSigns)
  return `${'█'.repeat(full)}${'░'.repeat(barSigns - full)} ${String(Math.floor(Math.min(1, share) * 100)).padStart(3)} %`
}
type Figures = Pick<ImportRow, 'rowsRead' | 'offersCreated' | 'offersChanged' | 'offersUnchanged' | 'errorCount'>
function summary({ rowsRead, offersCreated, offersChanged, offersUnchanged, errorCount }: Figures): string {
  return `${rowsRead} rows: ${offersCreated} new, ${offersChanged} changed, ${offersUnchanged} unchanged, ${errorCount} remarks`
}
