import type { Factor, PasskeyRequest } from '@yizhan/contract/identity'
import { Form } from 'react-router'
import type { Refusal } from '../../api/refusal.ts'
import { Button } from '../../ui/button.tsx'
import { ChevronRightIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { CodeField } from './code-field.tsx'
import { EntryLink, EntryLinks } from './entry-card.tsx'
import { entryWords } from './entry-words.ts'
import { PasskeyAnswer } from './passkey-answer.tsx'

/** A second factor that is asked for: which one, by which proof. */
export interface AskedFactor {
  readonly proofId: string
  readonly method: Factor
  readonly passkeyOptions: PasskeyRequest | null
}
interface FactorFormProps {
  /** The page that asks; it starts and finishes by its action. */
  readonly action: string
  readonly methods: readonly Factor[]
  readonly asked: AskedFactor | undefined
  readonly refusal: Refusal | undefined
  /** What the page keeps from step to step. */
  readonly kept?: Readonly<Record<string, string>>
}

/** Asks for one of the second factors a person has: first which, then for it. Works without JavaScript, passkeys aside. */
export function FactorForm({ action, methods, asked, refusal, kept = {} }: FactorFormProps) {
  const w = useWords(entryWords)
  const isBusy = useBusy()
  const hidden = Object.entries(kept).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
  if (!asked) {
    return (
      <div className="grid gap-4">
        {refusal && <Notice tone="refused">{refusal.message}</Notice>}
        <Form method="post" action={action} className="divide-y divide-line">
          {hidden}
          {methods.map((method) => (
            <button
              key={method}
              type="submit"
              name="method"
              value={method}
              className="flex min-h-15 w-full cursor-pointer items-center gap-3 rounded-control px-2 py-2 text-start hover:bg-wash"
            >
              <span className="flex min-w-0 flex-1 flex-col">
                <span>{w.methods[method]}</span>
                <span className="text-sm text-quiet">{w.methodHints[method]}</span>
              </span>
              <ChevronRightIcon size={18} className="text-quiet" />
            </button>
          ))}
        </Form>
      </div>
    )
  }
  return (
    <>
      <Form method="post" action={action} className="grid gap-4" noValidate key={asked.proofId + asked.method}>
        {hidden}
        <input type="hidden" name="method" value={asked.method} />
        <input type="hidden" name="proofId" value={asked.proofId} />
        {asked.method === 'passkey' ? (
          <PasskeyAnswer options={asked.passkeyOptions} refusal={refusal} />
        ) : (
          <>
            <CodeField label={w.codeOf[asked.method]} isLong={asked.method === 'recovery-code'} error={refusal && (refusal.fields.code ?? refusal.message)} />
            <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy}>
              {w.goOn}
            </Button>
          </>
        )}
      </Form>
      <EntryLinks>
        <EntryLink href={action}>{w.otherWay}</EntryLink>
      </EntryLinks>
    </>
  )
}
