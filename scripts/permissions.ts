import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { format } from 'prettier'
import { accessOf, confirmedActs, isAudited } from '@yizhan/contract/access'
import { routes } from '@yizhan/contract/api'
import type { Route } from '@yizhan/contract/shared'

const file = path.resolve(import.meta.dirname, '../docs/permissions.md')
const options = { parser: 'markdown', printWidth: 160 } as const

/** The policy as a page: who may call what, on whose data, and what is asked of them. A test holds docs/permissions.md to it. */
export function permissionsPage(): Promise<string> {
  const acts = Object.entries(confirmedActs).map(([act, { freshMinutes, factor }]) => `| ${act} | ${freshMinutes} | ${factor} |`)
  const page = [
    '# Permissions',
    'Written by `npm run permissions` from the policy (`contract/src/access/policy.ts`), which the server enforces at the door. What has no row may not be called.',
    '`own`: the caller’s; `shop`: of the shop in the path; somebody else’s answers as what does not exist. Guests are shoppers without an account.',
    '## Confirmations',
    ['| act | minutes a confirmation holds | factor |', '|---|---|---|', ...acts].join('\n'),
    '## Routes',
    ['| audience | roles | action | resource | data | confirmation | key scope | limit | audited |', '|---|---|---|---|---|---|---|---|---|', ...rows()].join(
      '\n',
    ),
  ]
  return format(page.join('\n\n'), options)
}

function rows(): string[] {
  return (Object.values(routes) as Route[]).map(({ name, method }) => {
    const row = accessOf(name)
    const roles = 'roles' in row && row.roles ? row.roles.join(', ') : 'every'
    const scope = 'scope' in row && row.scope ? row.scope : ''
    const audited = row.audit ?? (isAudited(name, method) ? 'act' : '')
    return `| ${[row.audience, roles, `${name} (${method})`, row.resource, row.data, row.confirm ?? '', scope, row.limit ?? '', audited].join(' | ')} |`
  })
}

if (import.meta.main) writeFileSync(file, await permissionsPage())
