import { Form } from 'react-router'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { QrCode, type QrDrawing } from '../../ui/qr-code.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { authenticatorWords, factorWords } from './words.ts'

/** A setup under way: what the app needs, drawn and as text. */
export interface AuthenticatorSetup {
  readonly proofId: string
  readonly uri: string
  readonly secret: string
  readonly drawing: QrDrawing
}

/** Shows the secret once and asks for the first code. Works without script: the link is sent along and drawn again. */
export function AuthenticatorSetupForm({ action, setup, error }: { action: string; setup: AuthenticatorSetup; error: string | null }) {
  const w = useWords(authenticatorWords)
  const f = useWords(factorWords)
  const isBusy = useBusy()
  return (
    <section className="card-paper grid gap-6 p-4 md:grid-cols-[auto_1fr] md:p-6">
      <div className="grid content-start justify-items-center gap-3">
        <QrCode drawing={setup.drawing} label={w.scanLabel} className="w-56" />
        <a href={setup.uri} className="inline-flex min-h-11 items-center text-sm text-link md:hidden">
          {w.open}
        </a>
      </div>
      <div className="grid content-start gap-5">
        <div className="grid gap-2">
          <h2 className="text-lg">{w.scan}</h2>
          <p className="text-sm text-quiet">{w.typeInstead}</p>
          <p className="numbers text-lg leading-relaxed break-words select-all">{(setup.secret.match(/.{1,4}/g) ?? []).join(' ')}</p>
          <div>
            <CopyButton text={setup.secret} label={w.copy} />
          </div>
          <p className="text-sm text-quiet">{w.secretNote}</p>
        </div>
        <Form method="post" action={action} className="grid gap-4" noValidate>
          <input type="hidden" name="proofId" value={setup.proofId} />
          <input type="hidden" name="uri" value={setup.uri} />
          <TextField
            name="code"
            label={w.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            className="numbers tracking-[0.4em]"
            error={error}
          />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" name="intent" value="activate" tone="primary" isBusy={isBusy}>
              {w.activate}
            </Button>
            <ButtonLink href={action} tone="bare">
              {f.cancel}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </section>
  )
}
