import { data, redirect } from 'react-router'
import { mayOperate } from '@yizhan/contract/access'
import { staffRoutes } from '@yizhan/contract/staff'
import type { Route } from './+types/people.ts'
import { load } from '../api/call.server.ts'
import { newSubmitKey } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { signedIn } from '../api/role.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { ApprovalList } from '../features/staff/approval-list.tsx'
import { GrantForm } from '../features/staff/grant-form.tsx'
import { OperatorList } from '../features/staff/operator-list.tsx'
import { PeopleTabs } from '../features/staff/people-tabs.tsx'
import { peopleTabsOf } from '../features/staff/people-tabs.server.ts'
import { actOnStaff } from '../features/staff/staff-action.server.ts'
import { staffWords } from '../features/staff/words.ts'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const me = await signedIn(api, request)
  const canSee = mayOperate('listApprovals', me.operatorRoles)
  const approvals = (state: 'open' | 'all', limit: number) =>
    canSee ? load(api, staffRoutes.listApprovals, { query: { state, limit } }, request) : { items: [] }
  const [operators, open, latest] = await Promise.all([load(api, staffRoutes.listOperators, {}, request), approvals('open', 100), approvals('all', 30)])
  return {
    operators: operators.items,
    open: open.items,
    decided: latest.items.filter(({ state }) => state !== 'open'),
    ownId: me.user.userId,
    canSee,
    canChange: mayOperate('askApproval', me.operatorRoles),
    tabs: peopleTabsOf(me.operatorRoles),
    submitKey: newSubmitKey(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const acted = await actOnStaff(apiOf(context), await request.formData())
  if (!acted.ok) return data(acted.answer, { status: acted.answer.refusal.status })
  return redirect(`/operator/people?done=${acted.done}`)
}

export default function People({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(staffWords)
  const { operators, open, decided, ownId, canSee, canChange, tabs, submitKey } = loaderData
  const isAboutField = answered !== undefined && Object.keys(answered.refusal.fields).length > 0 && answered.intent === 'grant-role'
  return (
    <ConsolePage title={w.title} note={w.operatorsNote} isNarrow>
      <PeopleTabs tabs={tabs} current="operators" />
      <div className="grid gap-6">
        {answered && !isAboutField && <Notice tone="refused">{Object.values(answered.refusal.fields)[0] ?? answered.refusal.message}</Notice>}
        {canSee && (
          <section className="grid gap-3">
            <h2 className="text-lg">{w.approvals}</h2>
            {open.length > 0 ? <ApprovalList approvals={open} canDecide={canChange} /> : <p className="text-quiet">{w.noApprovals}</p>}
          </section>
        )}
        <section className="grid gap-3">
          <h2 className="text-lg">{w.operators}</h2>
          <OperatorList operators={operators} ownId={ownId} canChange={canChange} />
        </section>
        {canChange && <GrantForm key={submitKey} answer={answered?.intent === 'grant-role' ? answered : null} submitKey={submitKey} />}
        {decided.length > 0 && (
          <details>
            <summary className="text-link inline-flex min-h-11 items-center">{w.decided}</summary>
            <div className="mt-3">
              <ApprovalList approvals={decided} canDecide={false} />
            </div>
          </details>
        )}
      </div>
      <DoneToast says={w.done} />
    </ConsolePage>
  )
}
