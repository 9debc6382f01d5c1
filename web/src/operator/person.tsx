import { data, redirect } from 'react-router'
import { mayOperate } from '@yizhan/contract/access'
import { personReadingReasons, staffRoutes } from '@yizhan/contract/staff'
import type { Route } from './+types/person.ts'
import { call, load } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf, type PageApi } from '../api/page-api.server.ts'
import type { Refusal } from '../api/refusal.ts'
import { signedIn } from '../api/role.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { FreezeCard } from '../features/staff/freeze-card.tsx'
import { PersonContactCard, type ContactAnswer } from '../features/staff/person-contact.tsx'
import { PersonFacts, PersonEvents } from '../features/staff/person-facts.tsx'
import { personWords } from '../features/staff/person-words.ts'
import { staffWords } from '../features/staff/words.ts'
import { Badge } from '../ui/chip.tsx'
import { useWords } from '../ui/language.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf(context)
  const [me, person] = await Promise.all([signedIn(api, request), load(api, staffRoutes.readPerson, { params }, request)])
  return {
    person,
    canFreeze: mayOperate('freezePerson', me.operatorRoles) && me.user.userId !== person.userId,
    canAsk: mayOperate('askApproval', me.operatorRoles),
  }
}

interface Answer {
  contact?: ContactAnswer
  refusal?: Refusal
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  if (textOf(form, 'intent') === 'show-contact') {
    const reason = personReadingReasons.find((known) => known === textOf(form, 'reason')) ?? 'other'
    const read = await call(api, staffRoutes.readPersonContact, { params, body: { reason, note: textOf(form, 'note') } })
    if (read.ok) return data<Answer>({ contact: { shown: read.value, message: null } })
    return data<Answer>({ contact: { shown: null, message: read.refusal.fields.note ?? read.refusal.message } }, { status: read.refusal.status })
  }
  const { done, outcome } = await changeFreeze(api, params.userId, form)
  if (!outcome.ok) return data<Answer>({ refusal: outcome.refusal }, { status: outcome.refusal.status })
  return redirect(`/operator/people/${params.userId}?done=${done}`)
}

async function changeFreeze(api: PageApi, userId: string, form: FormData) {
  const body = { reason: textOf(form, 'reason') }
  switch (textOf(form, 'intent')) {
    case 'freeze':
      return { done: 'frozen', outcome: await call(api, staffRoutes.freezePerson, { params: { userId }, body }) }
    case 'ask-thaw':
      return { done: 'asked', outcome: await call(api, staffRoutes.askApproval, { body: { act: 'lift-freeze', userId, ...body } }) }
    default:
      return { done: 'thawed', outcome: await call(api, staffRoutes.thawPerson, { params: { userId }, body }) }
  }
}

export default function PersonPage({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(personWords)
  const { person, canFreeze, canAsk } = loaderData
  return (
    <ConsolePage
      title={person.name}
      back={{ href: '/operator/people/find', label: w.back }}
      actions={person.isFrozen && <Badge tone="attention">{w.frozen}</Badge>}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_22rem] lg:gap-6">
        <div className="grid min-w-0 gap-4 lg:gap-6">
          <PersonFacts person={person} />
          <PersonEvents person={person} />
        </div>
        <div className="grid min-w-0 gap-4 lg:gap-6">
          <PersonContactCard person={person} answer={answered?.contact ?? null} />
          {canFreeze && <FreezeCard person={person} refusal={answered?.refusal ?? null} canAsk={canAsk} />}
        </div>
      </div>
      <DoneToast says={useWords(staffWords).done} />
    </ConsolePage>
  )
}
