import { data, Form } from 'react-router'
import { staffRoutes, type FoundPeople } from '@yizhan/contract/staff'
import type { Route } from './+types/find-people.ts'
import { call } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { signedIn } from '../api/role.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { PeopleTabs } from '../features/staff/people-tabs.tsx'
import { peopleTabsOf } from '../features/staff/people-tabs.server.ts'
import { PersonRow } from '../features/staff/person-row.tsx'
import { personWords } from '../features/staff/person-words.ts'
import { staffWords } from '../features/staff/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { TextField } from '../ui/field.tsx'
import { SearchIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { useBusy } from '../ui/use-busy.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const me = await signedIn(apiOf(context), request)
  return { tabs: peopleTabsOf(me.operatorRoles) }
}

interface Answer {
  query: string
  found: FoundPeople | null
  message: string | null
}

/** Asked by a form that is sent, never by an address: who is looked for stays out of histories and logs. */
export async function action({ request, context }: Route.ActionArgs) {
  const query = textOf(await request.formData(), 'query')
  const outcome = await call(apiOf(context), staffRoutes.findPeople, { body: { query } })
  if (outcome.ok) return data<Answer>({ query, found: outcome.value, message: null })
  return data<Answer>({ query, found: null, message: outcome.refusal.fields.query ?? outcome.refusal.message }, { status: outcome.refusal.status })
}

export default function FindPeople({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(personWords)
  const isBusy = useBusy()
  const found = answered?.found
  return (
    <ConsolePage title={useWords(staffWords).title} note={w.findNote} isNarrow>
      <PeopleTabs tabs={loaderData.tabs} current="find" />
      <Form method="post" noValidate className="mb-6 grid gap-3 md:grid-cols-[1fr_auto] md:items-end">
        <TextField
          label={w.query}
          name="query"
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={answered?.query}
          error={answered?.message}
        />
        <Button type="submit" tone="primary" isBusy={isBusy}>
          {w.search}
        </Button>
      </Form>
      {found && (found.people.length > 0 || found.order) && (
        <ul className="card-paper divide-y divide-line">
          {found.people.map((person) => (
            <PersonRow key={person.userId} person={person} />
          ))}
          {found.order && (
            <li className="p-4 md:px-6">
              <ButtonLink href={`/operator/orders/${found.order.orderId}`}>{w.openOrder(found.order.number)}</ButtonLink>
            </li>
          )}
        </ul>
      )}
      {found && found.people.length === 0 && !found.order && (
        <Empty icon={<SearchIcon size={26} />} title={w.nobody}>
          {w.nobodyText}
        </Empty>
      )}
    </ConsolePage>
  )
}
