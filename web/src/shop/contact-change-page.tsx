import { Form } from 'react-router'
import type { Refusal } from '../api/refusal.ts'
import { CodeField } from '../features/identity/code-field.tsx'
import { contactWords } from '../features/security/contact-words.ts'
import { SecurityPage } from '../features/security/security-page.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'
import type { ContactKind, PendingContact } from './contact-change.server.ts'

interface ContactChangePageProps {
  readonly kind: ContactKind
  readonly current: string | null
  /** Where the old side's code goes. */
  readonly reachedAt: string
  /** Whether mails and texts are kept to be read here, as in development. */
  readonly keepsMails: boolean
  readonly answer: { readonly refusal: Refusal | null; readonly pending: PendingContact | null; readonly typed: string } | undefined
}

/** Changes the address or the number: first which, then the codes of both sides on one form. */
export function ContactChangePage({ kind, current, reachedAt, keepsMails, answer }: ContactChangePageProps) {
  const w = useWords(contactWords)
  const pending = answer?.pending
  return (
    <SecurityPage title={current ? w[kind].title : w[kind].firstTitle} note={w[kind].note}>
      <Card>
        {pending ? (
          <Codes kind={kind} pending={pending} reachedAt={reachedAt} refusal={answer.refusal} />
        ) : (
          <NewContact kind={kind} current={current} typed={answer?.typed} refusal={answer?.refusal ?? null} />
        )}
      </Card>
      {pending && (
        <div className="grid gap-2 text-sm text-quiet">
          <p>{w.lost}</p>
          <p className="flex flex-wrap gap-x-6">
            <a href={`/account/security/${kind}`} className="inline-flex min-h-11 items-center text-link">
              {w.startAgain}
            </a>
            {keepsMails && (
              <a href="/development/mails" className="inline-flex min-h-11 items-center text-link">
                {w.mails}
              </a>
            )}
            {keepsMails && (
              <a href="/development/texts" className="inline-flex min-h-11 items-center text-link">
                {w.texts}
              </a>
            )}
          </p>
        </div>
      )}
    </SecurityPage>
  )
}

interface NewContactProps {
  readonly kind: ContactKind
  readonly current: string | null
  readonly typed: string | undefined
  readonly refusal: Refusal | null
}
function NewContact({ kind, current, typed, refusal }: NewContactProps) {
  const w = useWords(contactWords)
  const isBusy = useBusy()
  const isUnreachable = refusal?.code === 'identity.phone-unreachable'
  const error = isUnreachable ? refusal.message : refusal?.fields[kind]
  const look =
    kind === 'email'
      ? ({ type: 'email', autoComplete: 'email', inputMode: 'email', autoCapitalize: 'none' } as const)
      : ({ type: 'tel', autoComplete: 'tel', inputMode: 'tel' } as const)
  return (
    <Form method="post" action={`/account/security/${kind}`} className="grid gap-4" noValidate>
      {refusal && !error && <Notice tone="refused">{refusal.message}</Notice>}
      <TextField {...look} name={kind} label={w[kind].field} hint={current && w.now(current)} defaultValue={typed} error={error} />
      <div>
        <Button type="submit" tone="primary" isBusy={isBusy}>
          {w.sendCodes}
        </Button>
      </div>
    </Form>
  )
}

interface CodesProps {
  readonly kind: ContactKind
  readonly pending: PendingContact
  readonly reachedAt: string
  readonly refusal: Refusal | null
}
function Codes({ kind, pending, reachedAt, refusal }: CodesProps) {
  const w = useWords(contactWords)
  const isBusy = useBusy()
  const isBesideField = refusal?.fields.newCode || refusal?.fields.oldCode
  return (
    <Form method="post" action={`/account/security/${kind}`} className="grid gap-4" noValidate key={pending.proofId}>
      {refusal && !isBesideField && <Notice tone="refused">{refusal.message}</Notice>}
      <input type="hidden" name="proofId" value={pending.proofId} />
      <input type="hidden" name={kind} value={pending.to} />
      <CodeField name="newCode" label={w[kind].newCode(pending.to)} error={refusal?.fields.newCode} />
      <CodeField name="oldCode" label={w.oldCode(reachedAt)} hint={w.codesHint} error={refusal?.fields.oldCode} isFocused={false} />
      <div>
        <Button type="submit" tone="primary" isBusy={isBusy}>
          {w.finish}
        </Button>
      </div>
    </Form>
  )
}
