import type { PolicyVersion } from '@yizhan/contract/privacy'
import { Badge, ChipLink } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import type { Policy } from './policies.server.ts'
import { privacyWords } from './words.ts'

interface PolicyPageProps {
  policy: Policy
  versions: readonly Pick<PolicyVersion, 'version' | 'validFrom'>[]
  isCurrent: boolean
}

/** One version of the policy, what changed in it, and the others. */
export function PolicyPage({ policy, versions, isCurrent }: PolicyPageProps) {
  const w = useWords(privacyWords)
  return (
    <div className="page max-w-reading! py-8 md:py-12">
      <PageTitle>{w.policy}</PageTitle>
      {!isCurrent && (
        <Notice
          tone="attention"
          ways={
            <a href="/privacy" className="text-link inline-flex min-h-11 items-center">
              {w.policyNow}
            </a>
          }
        >
          {w.policyOld}
        </Notice>
      )}
      <article className="prose">
        <h1 className="text-xl!">{w.policy}</h1>
        <p className="text-quiet">{w.policyVersion(policy.version, policy.validFrom)}</p>
        {policy.sections.map((section) => (
          <section key={section.key}>
            <h2>
              {section.heading} {policy.differing.includes(section.key) && <Badge tone="attention">{w.policyChanged}</Badge>}
            </h2>
            {section.paragraphs.map((paragraph) => (
              <p key={paragraph} className="mt-2">
                {paragraph}
              </p>
            ))}
          </section>
        ))}
        <h2>{w.policyChanges}</h2>
        <ul>
          {policy.changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      </article>
      <nav aria-label={w.policyVersions} className="mt-8">
        <h2 className="mb-3 text-base">{w.policyVersions}</h2>
        <ul className="flex flex-wrap gap-2">
          {versions.map(({ version, validFrom }) => (
            <li key={version}>
              <ChipLink href={`/privacy/versions/${version}`} isCurrent={version === policy.version}>
                {w.policyVersion(version, validFrom)}
              </ChipLink>
            </li>
          ))}
        </ul>
        <p className="mt-6 flex flex-wrap gap-x-6">
          <a href="/account/privacy" className="inline-flex min-h-11 items-center text-link">
            {w.centre}
          </a>
          <a href="/privacy/third-parties" className="inline-flex min-h-11 items-center text-link">
            {w.parties}
          </a>
        </p>
      </nav>
    </div>
  )
}
