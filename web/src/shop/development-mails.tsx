import { Form } from 'react-router'
import type { Route } from './+types/development-mails.ts'
import { apiOf } from '../api/page-api.server.ts'
import { SentTabs } from '../features/mails/sent-tabs.tsx'
import { mailWords } from '../features/mails/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Badge } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { TextField } from '../ui/field.tsx'
import { MailIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Time } from '../ui/time.tsx'
import { listMails } from './mails-listed.server.ts'

/** Outside development the API has no such call, and this page does not exist. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const to = query.get('to')?.trim() ?? ''
  const { items, next } = await listMails(apiOf(context), query)
  return { mails: items, next, to, after: query.get('after') ?? '' }
}

type Mail = Route.ComponentProps['loaderData']['mails'][number]

export default function DevelopmentMails({ loaderData }: Route.ComponentProps) {
  const w = useWords(mailWords)
  const { mails, next, to, after } = loaderData
  const hereSearch = new URLSearchParams({ ...(to && { to }), ...(after && { after }) }).toString()
  const nextSearch = new URLSearchParams({ ...(to && { to }), ...(next && { after: next }) })
  return (
    <div className="page max-w-reading py-6 md:py-8">
      <PageTitle>{w.title}</PageTitle>
      <SentTabs current="mails" />
      <h1 className="mt-4 text-xl">{w.title}</h1>
      <p className="mb-4 text-quiet">{w.hint}</p>
      <Form method="get" className="mb-4 flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField name="to" label={w.filter} placeholder={w.filterPlaceholder} defaultValue={to} autoComplete="off" />
        </div>
        <Button type="submit">{w.show}</Button>
        {to && (
          <ButtonLink href="/development/mails" tone="bare">
            {w.all}
          </ButtonLink>
        )}
      </Form>
      {mails.length === 0 && (
        <Empty icon={<MailIcon size={28} />} title={w.none}>
          {w.noneText}
        </Empty>
      )}
      <ul className="grid gap-3">
        {mails.map((mail, index) => (
          <MailItem key={mail.mailId} mail={mail} isOpen={index === 0} search={hereSearch} />
        ))}
      </ul>
      {next && (
        <div className="mt-6 flex justify-center">
          <ButtonLink href={`/development/mails?${nextSearch}`}>{w.more}</ButtonLink>
        </div>
      )}
    </div>
  )
}

function MailItem({ mail, isOpen, search }: { mail: Mail; isOpen: boolean; search: string }) {
  const w = useWords(mailWords)
  return (
    <li className="card-paper">
      <details open={isOpen}>
        <summary className="rounded-card p-4 hover:bg-wash md:px-6">
          <span className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 font-medium">{mail.subject}</span>
            <span className="flex items-center gap-3 text-sm text-quiet">
              <Badge tone={mail.state === 'failed' ? 'refused' : 'quiet'}>{w.states[mail.state]}</Badge>
              <Time at={mail.createdAt} />
            </span>
          </span>
          <span className="block text-sm text-quiet">
            {w.to} {mail.to}
          </span>
        </summary>
        <div className="px-4 pb-4 md:px-6 md:pb-6">
          <p className="whitespace-pre-wrap">{mail.text}</p>
          {mail.html && (
            <a href={`/development/mails/${mail.mailId}?${search}`} data-document="" className="mt-3 inline-flex min-h-11 items-center text-sm text-link">
              {w.html}
            </a>
          )}
        </div>
      </details>
    </li>
  )
}
