import { Form } from 'react-router'
import { operatorRoles } from '@yizhan/contract/identity'
import type { Approval } from '@yizhan/contract/staff'
import { Button } from '../../ui/button.tsx'
import { Badge, type BadgeTone } from '../../ui/chip.tsx'
import { TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { Time } from '../../ui/time.tsx'
import { staffWords } from './words.ts'

const tones: Record<Approval['state'], BadgeTone> = { open: 'attention', approved: 'done', refused: 'refused', withdrawn: 'quiet', expired: 'quiet' }

/** What takes two people: the other one decides here, whoever asked can only take it back. */
export function ApprovalList({ approvals, canDecide }: { approvals: readonly Approval[]; canDecide: boolean }) {
  return (
    <ul className="card-paper divide-y divide-line">
      {approvals.map((approval) => (
        <li key={approval.approvalId} className="grid gap-3 p-4 md:px-6">
          <ApprovalFacts approval={approval} />
          {canDecide && approval.may === 'decide' && <DecideForm approval={approval} />}
          {canDecide && approval.may === 'withdraw' && <WithdrawForm approval={approval} />}
        </li>
      ))}
    </ul>
  )
}

function ApprovalFacts({ approval }: { approval: Approval }) {
  const w = useWords(staffWords)
  const role = operatorRoles.find((known) => known === approval.facts.role)
  const about = [approval.subject.name, approval.subject.email].filter(Boolean).join(' ')
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">
          {w.acts[approval.act]}
          {role && `: ${w.roles[role]}`}
        </span>
        <Badge tone={tones[approval.state]}>{w.approvalStates[approval.state]}</Badge>
        <span className="text-sm text-quiet">
          {w.askedBy(approval.askedBy.name)} · <Time at={approval.askedAt} />
          {approval.state === 'open' && (
            <>
              {' · '}
              {w.expires} <Time at={approval.expiresAt} />
            </>
          )}
        </span>
      </p>
      <p className="mt-1 text-sm">
        {w.about} {about || approval.subject.id} · {approval.reason}
      </p>
      {approval.decidedBy && approval.decidedAt && approval.state !== 'withdrawn' && (
        <p className="mt-1 text-sm text-quiet">
          {w.decidedBy(approval.decidedBy.name)} · <Time at={approval.decidedAt} />
          {approval.note && ` · ${approval.note}`}
        </p>
      )}
    </div>
  )
}

function DecideForm({ approval }: { approval: Approval }) {
  const w = useWords(staffWords)
  return (
    <Form method="post" preventScrollReset className="grid gap-3 md:grid-cols-[1fr_auto] md:items-end">
      <input type="hidden" name="approvalId" value={approval.approvalId} />
      <TextField label={w.note} name="note" maxLength={500} autoComplete="off" required={false} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="intent" value="approve" tone="ink">
          {w.approve}
        </Button>
        <Button type="submit" name="intent" value="refuse">
          {w.refuse}
        </Button>
      </div>
    </Form>
  )
}

function WithdrawForm({ approval }: { approval: Approval }) {
  const w = useWords(staffWords)
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-center justify-between gap-3">
      <input type="hidden" name="approvalId" value={approval.approvalId} />
      <p className="text-sm text-quiet">{w.ownAsk}</p>
      <Button type="submit" name="intent" value="withdraw" size="small">
        {w.withdraw}
      </Button>
    </Form>
  )
}
