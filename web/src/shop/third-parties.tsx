import { privacyRoutes } from '@yizhan/contract/privacy'
import type { Route } from './+types/third-parties.ts'
import { apiOf } from '../api/page-api.server.ts'
import { loadShared } from '../api/shared-reads.server.ts'
import { privacyWords } from '../features/privacy/words.ts'
import { Card, Facts } from '../ui/card.tsx'
import { Badge } from '../ui/chip.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const { thirdParties } = await loadShared(apiOf(context), privacyRoutes.readPrivacyFacts, {})
  return { thirdParties: thirdParties.toSorted((a, b) => Number(b.isActive) - Number(a.isActive)) }
}

export default function ThirdParties({ loaderData }: Route.ComponentProps) {
  const w = useWords(privacyWords)
  return (
    <div className="page grid max-w-reading! gap-4 py-8 md:py-12">
      <PageTitle>{w.parties}</PageTitle>
      <header>
        <h1 className="text-xl">{w.parties}</h1>
        <p className="mt-1 text-quiet">{w.partiesNote}</p>
      </header>
      {loaderData.thirdParties.map((party) => (
        <Card key={party.key} title={party.title} aside={<Badge tone={party.isActive ? 'underway' : 'quiet'}>{party.isActive ? w.active : w.inactive}</Badge>}>
          <p className="mb-3">{party.purpose}</p>
          <Facts
            items={[
              { name: w.receives, value: party.receives },
              { name: w.without, value: party.without },
            ]}
          />
        </Card>
      ))}
    </div>
  )
}
