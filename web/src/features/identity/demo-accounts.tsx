import { Form } from 'react-router'
import { ChevronDownIcon, ChevronRightIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { accountWords } from './words.ts'

export interface DemoAccount {
  audience: 'shopper' | 'merchant' | 'operator' | 'integrator'
  role: string
  name: string
  email: string
  password: string
}

const audiences = ['shopper', 'merchant', 'operator', 'integrator'] as const
/** More of one audience than this are folded away behind the first. */
const shownMax = 2

/** People to try the platform as: one tap signs in. Nothing where there are none, as outside development. */
export function DemoAccounts({ accounts, action }: { accounts: readonly DemoAccount[]; action: string }) {
  const w = useWords(accountWords)
  if (accounts.length === 0) return null
  return (
    <section aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" className="text-base">
        {w.demoTitle}
      </h2>
      <p className="text-sm text-quiet">{w.demoHint}</p>
      {audiences.map((audience) => {
        const own = accounts.filter((account) => account.audience === audience)
        if (own.length === 0) return null
        return (
          <div key={audience} className="mt-4">
            <h3 className="mb-2 text-sm font-medium">{w.audiences[audience]}</h3>
            <DemoList accounts={own.slice(0, shownMax)} action={action} />
            {own.length > shownMax && (
              <details className="mt-2">
                <summary className="inline-flex min-h-11 items-center gap-1 text-sm text-link">
                  {w.demoMore(own.length - shownMax)}
                  <ChevronDownIcon size={16} />
                </summary>
                <DemoList accounts={own.slice(shownMax)} action={action} />
              </details>
            )}
          </div>
        )
      })}
      <a href="/development/mails" className="mt-3 inline-flex min-h-11 items-center text-sm text-link">
        {w.demoMails}
      </a>
    </section>
  )
}

function DemoList({ accounts, action }: { accounts: readonly DemoAccount[]; action: string }) {
  const w = useWords(accountWords)
  return (
    <ul className="grid gap-2">
      {accounts.map((account) => (
        <li key={account.email}>
          <Form method="post" action={action}>
            <input type="hidden" name="email" value={account.email} />
            <input type="hidden" name="password" value={account.password} />
            <button className="choice w-full text-start">
              <span className="sr-only">{w.signInAs(account.name)}</span>
              <span className="grid min-w-0 flex-1 gap-0.5">
                <span className="font-medium">{account.name}</span>
                <span className="truncate text-sm text-quiet">{account.email}</span>
              </span>
              <ChevronRightIcon className="text-quiet" />
            </button>
          </Form>
        </li>
      ))}
    </ul>
  )
}
