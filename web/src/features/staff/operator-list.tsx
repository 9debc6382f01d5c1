import { Form } from 'react-router'
import type { Operator } from '@yizhan/contract/staff'
import { Button } from '../../ui/button.tsx'
import { Badge } from '../../ui/chip.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { Time } from '../../ui/time.tsx'
import { staffWords } from './words.ts'

interface OperatorListProps {
  operators: readonly Operator[]
  ownId: string
  canChange: boolean
}

/** Who works for the platform: roles, training, factors; admins record training and ask to take roles. */
export function OperatorList({ operators, ownId, canChange }: OperatorListProps) {
  return (
    <ul className="card-paper divide-y divide-line">
      {operators.map((operator) => (
        <li key={operator.userId} className="grid gap-3 p-4 md:px-6">
          <OperatorFacts operator={operator} isOwn={operator.userId === ownId} />
          {canChange && <OperatorForms operator={operator} isOwn={operator.userId === ownId} />}
        </li>
      ))}
    </ul>
  )
}

function OperatorFacts({ operator, isOwn }: { operator: Operator; isOwn: boolean }) {
  const w = useWords(staffWords)
  const { training } = operator
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{operator.name}</span>
          {isOwn && <span className="text-sm text-quiet">{w.you}</span>}
          {operator.roles.map((role) => (
            <Badge key={role} tone={training?.isValid ? 'done' : 'quiet'}>
              {w.roles[role]}
            </Badge>
          ))}
        </p>
        <p className="mt-1 text-sm text-quiet">{operator.email}</p>
      </div>
      <div className="text-sm md:text-end">
        <p className={training?.isValid ? '' : 'text-error'}>
          {training?.isValid ? (
            <>
              {w.trainedUntil} <Time at={training.validUntil} show="day" />
            </>
          ) : training ? (
            w.trainingOver
          ) : (
            w.notTrained
          )}
        </p>
        <p className="text-quiet">
          {operator.factors.length > 0 ? operator.factors.map((factor) => w.factors[factor]).join(' · ') : w.noFactors} · {w.lastSeen}{' '}
          {operator.lastSeenAt ? <Time at={operator.lastSeenAt} /> : w.never}
        </p>
      </div>
    </div>
  )
}

function OperatorForms({ operator, isOwn }: { operator: Operator; isOwn: boolean }) {
  const w = useWords(staffWords)
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
      {!isOwn && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="userId" value={operator.userId} />
          <Button type="submit" name="intent" value="train" size="small" aria-label={w.recordWho(operator.name)}>
            {w.record}
          </Button>
        </Form>
      )}
      <details className="min-w-0 flex-1">
        <summary className="text-link inline-flex min-h-11 items-center text-sm" aria-label={w.removeRoleOf(operator.name)}>
          {w.removeRole}
        </summary>
        <Form method="post" preventScrollReset className="mt-2 grid gap-4 md:grid-cols-[12rem_1fr_auto] md:items-end">
          <input type="hidden" name="userId" value={operator.userId} />
          <Select label={w.role} name="role" options={operator.roles.map((role) => ({ value: role, label: w.roles[role] }))} />
          <TextField label={w.reason} name="reason" maxLength={500} required autoComplete="off" />
          <Button type="submit" name="intent" value="remove-role">
            {w.askRemove}
          </Button>
        </Form>
      </details>
    </div>
  )
}
