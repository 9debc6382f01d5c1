import { readFileSync } from 'node:fs'
import path from 'node:path'
import { findLicenceProblems, licenceExceptions } from './supply/licences.ts'
import { findLockProblems, readLockFile } from './supply/lock-file.ts'
import { findSecrets, secretExceptions } from './supply/secrets.ts'

// npm run check:supply: licences and origin of every locked package, and secrets in tracked files. Needs no network.
const root = path.resolve(import.meta.dirname, '..')
const packages = readLockFile(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
// What npm itself reads from there; a value of another form is npm's to refuse.
const { allowScripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { allowScripts: Record<string, boolean> }
const problems = [
  ...findLockProblems(packages, new Set(Object.keys(allowScripts))),
  ...findLicenceProblems(packages, licenceExceptions),
  ...(await findSecrets(root, secretExceptions)),
]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
