import type { Api } from '#platform/http/api.ts'
import type { Identity } from '../identity.ts'
import { serveAccounts } from './accounts.ts'
import type { AccountsHttpParts } from './accounts.ts'
import { serveAddresses } from './addresses.ts'
import { serveFactors } from './factors.ts'
import { serveSecurity } from './security.ts'
import { serveSessions } from './sessions.ts'

/** Accounts, sessions, security and addresses. */
export function serveIdentity(api: Api, { identity, ...parts }: { identity: Identity } & Omit<AccountsHttpParts, 'core'>): void {
  const { core } = identity
  serveAccounts(api, { core, ...parts })
  serveSessions(api, { core, shopNames: parts.shopNames })
  serveSecurity(api, core)
  serveFactors(api, { factors: core.factors, database: core.database })
  serveAddresses(api, core)
}
