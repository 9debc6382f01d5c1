import { catalogueRoutes } from '@yizhan/contract/catalogue'
import type { Route } from './+types/import.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { usePolling } from '../api/use-polling.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { ImportCounts, ImportErrors, ImportProgress } from '../features/imports/import-result.tsx'
import { importWords } from '../features/imports/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { useWords } from '../ui/language.tsx'
import { Time } from '../ui/time.tsx'

const pollMilliseconds = 1_500
/** How often a browser without script asks again. */
const refreshSeconds = 3

export async function loader({ request, context, params }: Route.LoaderArgs) {
  return { import: await load(apiOf(context), catalogueRoutes.readImport, { params }, request) }
}

export default function ImportPage({ loaderData, params }: Route.ComponentProps) {
  const w = useWords(importWords)
  const { import: one } = loaderData
  const isUnderWay = one.state === 'queued' || one.state === 'running'
  usePolling(isUnderWay, pollMilliseconds)
  const base = `/merchant/${params.merchantId}`
  return (
    <ConsolePage title={one.fileName} note={<Time at={one.createdAt} />} back={{ href: `${base}/exchange`, label: w.back }}>
      {isUnderWay && (
        <noscript>
          <meta httpEquiv="refresh" content={String(refreshSeconds)} />
        </noscript>
      )}
      <div className="grid gap-4 lg:gap-6">
        <ImportProgress import={one} />
        <ImportCounts import={one} />
        <ImportErrors import={one} reportHref={`/api/v1/merchant/${params.merchantId}/imports/${one.importId}/errors.csv`} />
        {!isUnderWay && (
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={`${base}/offers`} tone="primary">
              {w.seeOffers}
            </ButtonLink>
            <ButtonLink href={`${base}/exchange`}>{w.another}</ButtonLink>
          </div>
        )}
      </div>
    </ConsolePage>
  )
}
