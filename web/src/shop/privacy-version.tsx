import { currentPolicyVersion, policyVersions } from '@yizhan/contract/privacy'
import { data } from 'react-router'
import type { Route } from './+types/privacy-version.ts'
import { apiOf } from '../api/page-api.server.ts'
import { findPolicy } from '../features/privacy/policies.server.ts'
import { PolicyPage } from '../features/privacy/policy-page.tsx'

export function loader({ params, context }: Route.LoaderArgs) {
  const policy = findPolicy(params.version, apiOf(context).locale)
  if (!policy) throw data(null, { status: 404 })
  return { policy, versions: policyVersions.map(({ version, validFrom }) => ({ version, validFrom })), isCurrent: policy.version === currentPolicyVersion }
}

export default function PrivacyVersion({ loaderData }: Route.ComponentProps) {
  return <PolicyPage {...loaderData} />
}
