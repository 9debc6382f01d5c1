import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { lintSource } from '@secretlint/core'
import { creator } from '@secretlint/secretlint-rule-preset-recommend'

/** A file where something looks like a secret and is none. */
export interface SecretException {
  file: string
  messageId: string
  why: string
}

export const secretExceptions: readonly SecretException[] = [
  { file: 'server/src/config.test.ts', messageId: 'MySQLConnection', why: 'a made-up password, to prove that it is not shown back' },
]

/** Files that hold real secrets on a machine and are never committed, whatever stands in them. */
const secretFile = /(^|\/)(\.env(\.[^/]+)?|secrets\.json|[^/]+\.(pem|p12|pfx|key))$/
const pictures = /\.(webp|png|jpg|ico|woff2)$/
const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {} }] }

// secretlint times itself with marks and looks each one up among all before it, whether anyone asks or not: 26 of 27 seconds here.
const unusedMark = performance.mark('unused')
performance.mark = () => unusedMark

/**
 * Looks for keys, tokens, private keys and addresses with passwords in every file that git tracks in `root`.
 * Answers with one sentence per find, which names the place and never the secret, and one per exception that nothing needs.
 */
export async function findSecrets(root: string, exceptions: readonly SecretException[]): Promise<string[]> {
  const used = new Set<SecretException>()
  const problems: string[] = []
  for (const file of trackedFiles(root)) {
    if (secretFile.test(file)) problems.push(`${file} is a file for secrets and must not be committed.`)
    for (const { line, messageId } of pictures.test(file) ? [] : await secretsIn(root, file)) {
      const exception = exceptions.find((one) => one.file === file && one.messageId === messageId)
      if (exception) used.add(exception)
      else problems.push(`${file}:${line} holds what looks like a secret (${messageId}).`)
    }
  }
  const unused = exceptions.filter((exception) => !used.has(exception))
  return [...problems, ...unused.map(({ file, messageId }) => `The secret exception ${file} (${messageId}) is not needed any more.`)]
}

function trackedFiles(root: string): string[] {
  return execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .split('\0')
    .filter((file) => file !== '')
}

async function secretsIn(root: string, file: string): Promise<{ line: number; messageId: string }[]> {
  const content = readFileSync(path.join(root, file), 'utf8')
  const result = await lintSource({
    source: { filePath: file, content, contentType: 'text', ext: path.extname(file) },
    options: { config, noPhysicFilePath: true },
  })
  return result.messages.map(({ loc, messageId }) => ({ line: loc.start.line, messageId }))
}
