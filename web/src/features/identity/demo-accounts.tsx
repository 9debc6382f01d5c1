import { Form } from 'react-router'
import { ChevronRightIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { accountWords } from './words.ts'

export interface DemoAccount {
  audience: 'shopper' | 'merchant' | 'operator' | 'integrator'
  role: string
  name: string
  email: string
  password: string
}

/** People to try the platform as: one tap signs in. Nothing where there are none, as outside development. */
export function DemoAccounts({ accounts, action }: { accounts: readonly DemoAccount[]; action: string }) {
  const w = useWords(accountWords)
  if (accounts.length === 0) return null
  return (
    <section aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" className="text-base">
        {w.demoTitle}
      </h2>
      <p className="mb-3 text-sm text-quiet">{w.demoHint}</p>
      <ul className="grid gap-2">
        {accounts.map((account) => (
          <li key={account.email}>
            <Form method="post" action={action}>
              <input type="hidden" name="email" value={account.email} />
              <input type="hidden" name="password" value={account.password} />
              <button className="choice w-full text-start" aria-label={w.signInAs(account.name)}>
                <span className="grid min-w-0 flex-1 gap-0.5">
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    <span className="font-medium">{account.name}</span>
                    <span className="text-sm text-quiet">{w.audiences[account.audience]}</span>
                  </span>
                  <span className="truncate text-sm text-quiet">{account.email}</span>
                </span>
                <ChevronRightIcon className="text-quiet" />
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <a href="/development/mails" className="mt-3 inline-flex min-h-11 items-center text-sm text-link">
        {w.demoMails}
      </a>
    </section>
  )
}
