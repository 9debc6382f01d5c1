import { expect, it } from 'vitest'
import { createPasswordHash } from './password-hash.ts'

it('knows the password it was made of, and no other letter case, ending or part', async () => {
  const { hash, verify } = createPasswordHash()
  const known = await hash('Four Words of Mine ')
  expect(known).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verify({ hash: known, password: 'Four Words of Mine ' })).toBe(true)
  for (const password of ['four words of mine ', 'Four Words of Mine', 'Four Words of Mine  ', 'Four Words', ''])
    expect(await verify({ hash: known, password })).toBe(false)
})

it('knows long passwords to their last letter', async () => {
  const { hash, verify } = createPasswordHash()
  const known = await hash(`${'a'.repeat(199)}b`)
  expect([await verify({ hash: known, password: `${'a'.repeat(199)}b` }), await verify({ hash: known, password: `${'a'.repeat(199)}c` })]).toEqual([
    true,
    false,
  ])
})

it('lets a few wait, turns away the rest at once, and goes on', async () => {
  const { hash } = createPasswordHash({ atOnceMax: 1, waitingMax: 2 })
  const outcomes = await Promise.allSettled(['1', '2', '3', '4', '5'].map(hash))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
  expect(outcomes[4]).toMatchObject({ reason: { code: 'server.busy', options: { details: { seconds: 5 } } } })
  expect(await hash('6')).toMatch(/^\$argon2id\$/)
})
