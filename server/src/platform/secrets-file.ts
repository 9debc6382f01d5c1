import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { StartError } from './start-error.ts'

const secretsSchema = z.object({
  authSecret: z.string().min(32),
  encryptionKey: z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === 32),
})

export interface OwnSecrets {
  /** Signs sessions. */
  readonly authSecret: string
  /** 32 bytes; seals personal data at rest. */
  readonly encryptionKey: Buffer
}

/**
 * The secrets that were not given from outside, from `DATA_DIR/secrets.json`, which is made at the first start and
 * readable by its owner alone. Whoever loses it loses every session and all sealed data.
 */
export function completeSecrets(dataDir: string, given: Partial<OwnSecrets>): OwnSecrets {
  const { authSecret, encryptionKey } = given
  if (authSecret !== undefined && encryptionKey !== undefined) return { authSecret, encryptionKey }
  const file = path.join(dataDir, 'secrets.json')
  if (!existsSync(file)) createFile(file)
  const kept = readSecrets(file)
  return { authSecret: authSecret ?? kept.authSecret, encryptionKey: encryptionKey ?? kept.encryptionKey }
}

function createFile(file: string): void {
  const content = {
    authSecret: randomBytes(32).toString('base64url'),
    encryptionKey: randomBytes(32).toString('base64'),
  }
  mkdirSync(path.dirname(file), { recursive: true })
  // Written aside and linked into place: a crash leaves no half file, and of two processes at once the first wins.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function readSecrets(file: string): OwnSecrets {
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new StartError(`${file} cannot be read as this installation's secrets; put it back from a backup, because sealed data is lost without it.`, { cause })
  }
}
