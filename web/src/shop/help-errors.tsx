import { errors } from '@yizhan/contract/api'
import type { Route } from './+types/help-errors.ts'
import { apiOf } from '../api/page-api.server.ts'
import { helpWords } from '../features/help/words.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'

/** Every refusal of the API by its stable code: where the `type` of a problem leads. */
export function loader({ context }: Route.LoaderArgs) {
  const { locale } = apiOf(context)
  return { refusals: Object.entries(errors).map(([code, { status, retryable, text }]) => ({ code, status, retryable, text: text[locale] })) }
}

export default function HelpErrors({ loaderData }: Route.ComponentProps) {
  const w = useWords(helpWords)
  return (
    <div className="page max-w-reading! pt-6 md:pt-10">
      <PageTitle>{w.errors}</PageTitle>
      <Breadcrumbs label={w.where} items={[{ label: w.title, href: '/help' }, { label: w.errors }]} />
      <h1 className="mt-2 text-xl">{w.errors}</h1>
      <p className="text-quiet mt-2">{w.errorsSummary}</p>
      <dl className="mt-6">
        {loaderData.refusals.map(({ code, status, retryable, text }) => (
          <div key={code} id={code} className="border-line border-t py-3">
            <dt className="break-all">
              <code>{code}</code>
              <span className="text-quiet ms-3 text-sm">{status}</span>
              {retryable && <span className="text-quiet ms-3 text-sm">{w.retryable}</span>}
            </dt>
            <dd className="mt-1">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
