import { Form, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/security-password.ts'
import { call, load, refused } from '../api/call.server.ts'
import { confirmedFirst } from '../api/confirmed-first.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { PasswordField } from '../features/identity/password-field.tsx'
import { accountWords } from '../features/identity/words.ts'
import { contactWords } from '../features/security/contact-words.ts'
import { SecurityPage } from '../features/security/security-page.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useBusy } from '../ui/use-busy.ts'

export { keepLoaded as shouldRevalidate } from '../api/keep-loaded.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  await confirmedFirst(api, request, 'changePassword')
  const { hasPassword, email } = await load(api, identityRoutes.readSecurity, {}, request)
  return { hasPassword, email }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  // As typed: a password may begin or end with a space.
  const typed = (name: string) => String(form.get(name) ?? '')
  const body = { currentPassword: typed('currentPassword'), password: typed('password') }
  const outcome = await call(apiOf(context), identityRoutes.changePassword, { body })
  return outcome.ok ? redirect('/account/security?done=password') : refused(outcome.refusal)
}

export default function SecurityPassword({ loaderData, actionData }: Route.ComponentProps) {
  const refusal = useKeptAnswer(actionData)?.refusal
  const w = useWords(contactWords)
  const a = useWords(accountWords)
  const isBusy = useBusy()
  const { hasPassword, email } = loaderData
  const isWrong = refusal?.code === 'identity.credentials-wrong'
  const isBesideField = isWrong || refusal?.fields.password || refusal?.fields.currentPassword
  return (
    <SecurityPage title={hasPassword ? w.passwordTitle : w.firstPasswordTitle} note={w.passwordNote}>
      <Card>
        <Form method="post" action="/account/security/password" className="grid gap-4" noValidate>
          {refusal && !isBesideField && <Notice tone="refused">{refusal.message}</Notice>}
          {/* Password keepers learn whose password it is. */}
          <input type="hidden" name="email" value={email ?? ''} autoComplete="username" />
          {hasPassword && (
            <PasswordField
              name="currentPassword"
              label={w.currentPassword}
              autoComplete="current-password"
              error={isWrong ? refusal.message : refusal?.fields.currentPassword}
            />
          )}
          <PasswordField label={w.newPassword} autoComplete="new-password" hint={a.passwordHint} error={refusal?.fields.password} />
          <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <Button type="submit" tone="primary" isBusy={isBusy}>
              {w.savePassword}
            </Button>
            {hasPassword && email && (
              <a href="/reset-password" className="inline-flex min-h-11 items-center text-sm text-link">
                {w.forgot}
              </a>
            )}
          </div>
        </Form>
      </Card>
    </SecurityPage>
  )
}
