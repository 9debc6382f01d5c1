import { parseArgs } from 'node:util'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { findDatabase } from './find-database.ts'
import { openDatabase } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { completeSecrets } from '#platform/secrets-file.ts'
import { Shutdown } from '#platform/shutdown.ts'
import { StartError } from '#platform/start-error.ts'
import { createTerminal } from '#platform/terminal.ts'

// npm run admit-admin: makes somebody who has an account an admin of the platform, with a year of training. For a fresh
// installation, where nobody is there who could agree; run it twice, since two admins are needed for everything after.
const usage = 'npm run admit-admin -- <e-mail address of an account>'

const terminal = createTerminal(process.stdout)
const shutdown = new Shutdown()
shutdown.listen()
try {
  await admitAdmin(emailOf(process.argv.slice(2)))
  await shutdown.end(0)
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  await shutdown.end(1)
}

function emailOf(args: string[]): string {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [email] = positionals
  if (positionals.length !== 1 || !email?.includes('@')) throw new StartError(usage)
  return email
}

async function admitAdmin(email: string): Promise<void> {
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
  const admins = await app.modules.staff.admitAdmin(email)
  if (admins === undefined)
    throw new StartError('没有用这个邮箱注册的账号，请先在网页上注册。\nNo account has this e-mail address; sign up on the website first.')
  terminal.note(
    `已是管理员，登录后可用。 Admitted; sign in to use it. (${admins} admin${admins === 1 ? '; admit a second one: the gravest acts take two' : 's'})`,
  )
}
