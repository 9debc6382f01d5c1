import { privacyRoutes } from '@yizhan/contract/privacy'
import { Form } from 'react-router'
import type { Route } from './+types/is-this-us.ts'
import { call, refused } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { findArticle } from '../features/help/articles.server.ts'
import { privacyWords } from '../features/privacy/words.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Time } from '../ui/time.tsx'
import { useBusy } from '../ui/use-busy.ts'

export function loader({ context }: Route.LoaderArgs) {
  const { locale } = apiOf(context)
  const guides = ['false-messages', 'protecting-account', 'buying-safely'].flatMap((slug) => findArticle(slug, locale) ?? [])
  return { guides: guides.map(({ slug, title, summary }) => ({ slug, title, summary })) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const given = textOf(await request.formData(), 'given')
  const outcome = await call(apiOf(context), privacyRoutes.checkMessage, { body: { given } })
  return outcome.ok ? { check: outcome.value, given, refusal: undefined } : refused(outcome.refusal)
}

const tones = { ours: 'done', ourAddress: 'attention', notOurs: 'refused' } as const

export default function IsThisUs({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(privacyWords)
  const isBusy = useBusy()
  const check = actionData && 'check' in actionData ? actionData.check : undefined
  const refusal = actionData?.refusal
  return (
    <div className="page grid max-w-reading! gap-6 py-8 md:py-12">
      <PageTitle>{w.isThisUs}</PageTitle>
      <header>
        <h1 className="text-xl">{w.isThisUs}</h1>
        <p className="mt-1 text-quiet">{w.isThisUsNote}</p>
      </header>
      <Form method="post" action="/is-this-us" className="card-paper grid gap-4 p-4 md:p-6" noValidate>
        {refusal && !refusal.fields.given && <Notice tone="refused">{refusal.message}</Notice>}
        <TextField
          name="given"
          label={w.isThisUsLabel}
          hint={w.isThisUsHint}
          error={refusal?.fields.given}
          maxLength={2000}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <div>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {w.check}
          </Button>
        </div>
      </Form>
      {check && (
        <Notice tone={tones[check.verdict]}>
          <strong className="block font-medium">{w.verdicts[check.verdict]}</strong>
          {check.text}
          {check.sentAt && (
            <span className="block text-sm text-quiet">
              {w.sentAt} <Time at={check.sentAt} />
            </span>
          )}
        </Notice>
      )}
      <p className="text-sm text-quiet">{w.texts}</p>
      <section>
        <h2 className="text-lg">{w.guides}</h2>
        <ul className="mt-2 divide-y divide-line">
          {loaderData.guides.map((guide) => (
            <li key={guide.slug}>
              <a href={`/help/${guide.slug}`} className="group block py-3">
                <span className="block group-hover:underline">{guide.title}</span>
                <span className="text-sm text-quiet">{guide.summary}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
