import { expect, test } from 'vitest'
import { openPasswords } from '#platform/passwords.ts'
import { demoAccounts } from './demo-accounts.ts'

test('every demo account has a password that may be used by its owner', async () => {
  const passwords = await openPasswords({ breachedFile: null })
  const judged = await Promise.all(demoAccounts().map(async ({ email, name, password }) => ({ email, ...(await passwords.judge(password, [email, name])) })))
  expect(judged.filter(({ isAcceptable }) => !isAcceptable)).toEqual([])
})
