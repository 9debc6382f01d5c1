import { spawnSync } from 'node:child_process'
import { readAudit } from './supply/read-audit.ts'

// npm run audit: known vulnerabilities of what a running Yizhan loads. Ends with 1 at a high or critical one. A service that
// does not answer is said and is no failure: a clone must be buildable where no such service is.
const timeoutMillis = 60_000
const { stdout } = spawnSync('npm', ['audit', '--json', '--audit-level=high', '--omit=dev'], { encoding: 'utf8', timeout: timeoutMillis })
const outcome = readAudit(stdout ?? '')
switch (outcome.state) {
  case 'clean':
    console.log(`npm audit: nothing high or critical (${outcome.lesser} lesser).`)
    break
  case 'vulnerable':
    console.error(['npm audit: vulnerable packages, see npm audit --omit=dev', ...outcome.packages].join('\n  '))
    process.exitCode = 1
    break
  case 'unreachable':
    console.warn('npm audit: NOT CHECKED, the audit service of this registry did not answer. Run npm run audit where it does.')
    break
  default:
    outcome satisfies never
}
