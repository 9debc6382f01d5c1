import { data, redirect } from 'react-router'
import { appealStates, staffRoutes } from '@yizhan/contract/staff'
import type { Route } from './+types/appeals.ts'
import { call, load } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { signedIn } from '../api/role.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { AppealCard } from '../features/staff/appeal-card.tsx'
import { PeopleTabs } from '../features/staff/people-tabs.tsx'
import { peopleTabsOf } from '../features/staff/people-tabs.server.ts'
import { personWords } from '../features/staff/person-words.ts'
import { staffWords } from '../features/staff/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ChipLink } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { MessageIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const query = new URL(request.url).searchParams
  const state = appealStates.find((known) => known === query.get('state')) ?? 'open'
  const after = query.get('after') ?? undefined
  const [me, page] = await Promise.all([signedIn(api, request), load(api, staffRoutes.listAppeals, { query: { state, after, limit: 20 } }, request)])
  return { state, appeals: page.items, next: page.next, tabs: peopleTabsOf(me.operatorRoles), states: [...appealStates] }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const appealId = textOf(form, 'appealId')
  const words = textOf(form, 'words')
  const outcome = await call(apiOf(context), staffRoutes.decideAppeal, { params: { appealId }, body: { isGranted: textOf(form, 'intent') === 'grant', words } })
  if (!outcome.ok) return data({ appealId, words, refusal: outcome.refusal }, { status: outcome.refusal.status })
  return redirect('/operator/appeals?done=decided')
}

export default function Appeals({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(personWords)
  const s = useWords(staffWords)
  const { state, states, appeals, next, tabs } = loaderData
  return (
    <ConsolePage title={s.title} note={w.appealsNote} isNarrow>
      <PeopleTabs tabs={tabs} current="appeals" />
      <nav className="mb-4 flex flex-wrap gap-2" aria-label={s.appeals}>
        {states.map((each) => (
          <ChipLink key={each} href={`/operator/appeals?state=${each}`} isCurrent={each === state}>
            {w.appealFilters[each]}
          </ChipLink>
        ))}
      </nav>
      {appeals.length > 0 ? (
        <div className="grid gap-4">
          {appeals.map((appeal) => (
            <AppealCard key={appeal.appealId} appeal={appeal} answer={answered?.appealId === appeal.appealId ? answered : null} />
          ))}
        </div>
      ) : (
        <Empty icon={<MessageIcon size={26} />} title={w.noAppeals}>
          {w.noAppealsText}
        </Empty>
      )}
      {next && (
        <nav className="mt-6">
          <ButtonLink href={`/operator/appeals?state=${state}&after=${next}`}>{s.next}</ButtonLink>
        </nav>
      )}
      <DoneToast says={s.done} />
    </ConsolePage>
  )
}
