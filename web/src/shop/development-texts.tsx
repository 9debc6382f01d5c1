import { Form } from 'react-router'
import { systemRoutes } from '@yizhan/contract/system'
import type { Route } from './+types/development-texts.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { SentTabs } from '../features/mails/sent-tabs.tsx'
import { textWords } from '../features/mails/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Badge } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { TextField } from '../ui/field.tsx'
import { MessageIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Time } from '../ui/time.tsx'

const pageSize = 20

/** Outside development the API has no such call, and this page does not exist. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const to = query.get('to')?.trim() ?? ''
  const { items, next } = await load(apiOf(context), systemRoutes.listTexts, {
    query: { limit: pageSize, after: query.get('after') ?? undefined, to: to || undefined },
  })
  return { texts: items, next, to }
}

export default function DevelopmentTexts({ loaderData }: Route.ComponentProps) {
  const w = useWords(textWords)
  const { texts, next, to } = loaderData
  const nextSearch = new URLSearchParams({ ...(to && { to }), ...(next && { after: next }) })
  return (
    <div className="page max-w-reading py-6 md:py-8">
      <PageTitle>{w.title}</PageTitle>
      <SentTabs current="texts" />
      <h1 className="mt-4 text-xl">{w.title}</h1>
      <p className="mb-4 text-quiet">{w.hint}</p>
      <Form method="get" className="mb-4 flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField name="to" label={w.filter} placeholder={w.filterPlaceholder} defaultValue={to} inputMode="tel" autoComplete="off" />
        </div>
        <Button type="submit">{w.show}</Button>
        {to && (
          <ButtonLink href="/development/texts" tone="bare">
            {w.all}
          </ButtonLink>
        )}
      </Form>
      {texts.length === 0 && (
        <Empty icon={<MessageIcon size={28} />} title={w.none}>
          {w.noneText}
        </Empty>
      )}
      <ul className="grid gap-3">
        {texts.map((text) => (
          <li key={text.textId} className="card-paper p-4 md:px-6">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm text-quiet">
              <span className="numbers">
                {w.to} {text.to}
              </span>
              <span className="flex items-center gap-3">
                <Badge tone={text.state === 'failed' ? 'refused' : 'quiet'}>{w.states[text.state]}</Badge>
                <Time at={text.createdAt} />
              </span>
            </p>
            <p className="mt-2 whitespace-pre-wrap">{text.text}</p>
          </li>
        ))}
      </ul>
      {next && (
        <div className="mt-6 flex justify-center">
          <ButtonLink href={`/development/texts?${nextSearch}`}>{w.more}</ButtonLink>
        </div>
      )}
    </div>
  )
}
