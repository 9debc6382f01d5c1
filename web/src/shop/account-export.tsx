import { privacyRoutes } from '@yizhan/contract/privacy'
import type { Route } from './+types/account-export.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { exportFile } from '../features/privacy/data-export.tsx'
import { privacyWords } from '../features/privacy/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'

/** Where the mail leads: whoever is not signed in does that first. The API judges the link itself. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  await load(apiOf(context), privacyRoutes.listPrivacyExports, {}, request)
  return { href: exportFile(params.exportId, new URL(request.url).searchParams.get('token') ?? '') }
}

export default function AccountExport({ loaderData }: Route.ComponentProps) {
  const w = useWords(privacyWords)
  return (
    <div className="page flex justify-center py-8 md:py-14">
      <PageTitle>{w.fetchTitle}</PageTitle>
      <section className="card-paper grid w-full max-w-md gap-4 self-start p-5 md:p-8">
        <h1 className="text-xl">{w.fetchTitle}</h1>
        <p className="text-quiet">{w.fetchNote}</p>
        <ButtonLink href={loaderData.href} tone="primary" data-document="" download>
          {w.fetch}
        </ButtonLink>
        <a href="/account/privacy" className="inline-flex min-h-11 items-center text-sm text-link">
          {w.centre}
        </a>
      </section>
    </div>
  )
}
