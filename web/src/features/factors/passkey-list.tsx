import { Form } from 'react-router'
import type { Passkey } from '@yizhan/contract/identity'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { KeyIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Time } from '../../ui/time.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { factorWords, passkeyWords } from './words.ts'

interface PasskeyListProps {
  readonly action: string
  readonly passkeys: readonly Passkey[]
  /** What was wrong with a name, and whose. */
  readonly nameError: { readonly passkeyId: string; readonly message: string } | null
}

/** The person's passkeys, each to be renamed or removed. */
export function PasskeyList({ action, passkeys, nameError }: PasskeyListProps) {
  return (
    <ul className="card-paper divide-y divide-line px-4 md:px-6">
      {passkeys.map((passkey) => (
        <li key={passkey.passkeyId} className="py-4">
          <PasskeyRow action={action} passkey={passkey} error={nameError?.passkeyId === passkey.passkeyId ? nameError.message : null} />
        </li>
      ))}
    </ul>
  )
}

function PasskeyRow({ action, passkey, error }: { action: string; passkey: Passkey; error: string | null }) {
  const w = useWords(passkeyWords)
  const f = useWords(factorWords)
  const isBusy = useBusy()
  const { passkeyId, name, isSynced, createdAt, lastUsedAt } = passkey
  return (
    <div className="grid gap-2">
      <div className="flex items-start gap-3">
        <KeyIcon className="mt-0.5 text-quiet" />
        <div className="min-w-0 flex-1">
          <p className="font-medium break-words">{name}</p>
          <p className="text-sm text-quiet">{isSynced ? w.synced : w.thisDevice}</p>
          <p className="flex flex-wrap gap-x-4 text-sm text-quiet">
            <span>
              {w.addedAt} <Time at={createdAt} show="day" />
            </span>
            <span>{lastUsedAt ? <UsedAt label={w.usedAt} at={lastUsedAt} /> : w.neverUsed}</span>
          </p>
        </div>
        <Form method="post" action={action} preventScrollReset>
          <input type="hidden" name="passkeyId" value={passkeyId} />
          <Button type="submit" name="intent" value="remove" tone="bare" aria-label={w.removeOf(name)}>
            {f.remove}
          </Button>
        </Form>
      </div>
      <details className="ps-8" open={error !== null}>
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm text-link" aria-label={w.renameOf(name)}>
          {w.rename}
        </summary>
        <Form method="post" action={action} preventScrollReset className="grid gap-3 pt-1 sm:flex sm:items-end" noValidate>
          <input type="hidden" name="passkeyId" value={passkeyId} />
          <TextField name="name" label={w.name} defaultValue={name} maxLength={40} autoComplete="off" error={error} />
          <Button type="submit" name="intent" value="rename" isBusy={isBusy}>
            {w.saveName}
          </Button>
        </Form>
      </details>
    </div>
  )
}

function UsedAt({ label, at }: { label: string; at: string }) {
  return (
    <>
      {label} <Time at={at} />
    </>
  )
}
