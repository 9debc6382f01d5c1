import { currentPolicyVersion, policyVersions } from '@yizhan/contract/privacy'
import { data } from 'react-router'
import type { Route } from './+types/privacy.ts'
import { apiOf } from '../api/page-api.server.ts'
import { findPolicy } from '../features/privacy/policies.server.ts'
import { PolicyPage } from '../features/privacy/policy-page.tsx'

export function loader({ context }: Route.LoaderArgs) {
  const policy = findPolicy(currentPolicyVersion, apiOf(context).locale)
  if (!policy) throw data(null, { status: 404 })
  return { policy, versions: policyVersions.map(({ version, validFrom }) => ({ version, validFrom })) }
}

export default function Privacy({ loaderData }: Route.ComponentProps) {
  return <PolicyPage {...loaderData} isCurrent />
}
