import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { openTestShop, signUpTester } from '../../../test/people.ts'
import type { Tester } from '../../../test/people.ts'

let app: TestApp
let owner: Tester
let merchantId: string
beforeAll(async () => {
  app = await createTestApp()
  owner = await signUpTester(app, 'owner')
  await signUpTester(app, 'clerk')
  merchantId = await openTestShop(app, owner, 'first-shop')
})
afterAll(() => app.close())

const setMember = async (who: Tester, email: string, role: string | null) => {
  const answer = await app.http.inject({ method: 'PUT', url: `/api/v1/merchant/${merchantId}/members`, headers: who.headers, payload: { email, role } })
  return { status: answer.statusCode, body: answer.json() }
}

it('refuses an address another shop has', async () => {
  await expect(openTestShop(app, owner, 'first-shop')).rejects.toThrow('merchants.slug-taken')
})

it('lets owners give roles, and only owners', async () => {
  const given = await setMember(owner, 'clerk@test.yizhan.test', 'clerk')
  expect([given.status, given.body.items.map(({ role }: { role: string }) => role).toSorted()]).toEqual([200, ['clerk', 'owner']])
  const clerk = { ...(await signUpTester(app, 'clerk2')) }
  await setMember(owner, 'clerk2@test.yizhan.test', 'clerk')
  const refused = await setMember(clerk, 'clerk@test.yizhan.test', 'owner')
  expect([refused.status, refused.body.code]).toEqual([403, 'auth.forbidden'])
})

it('knows nobody who has not signed up', async () => {
  const answer = await setMember(owner, 'nobody@test.yizhan.test', 'clerk')
  expect([answer.status, answer.body.code]).toEqual([404, 'merchants.member-unknown'])
})

it('shows colleagues by name, without their whole address, and changes them by their id', async () => {
  const helper = await signUpTester(app, 'helper')
  const { body } = await setMember(owner, 'helper@test.yizhan.test', 'clerk')
  expect(body.items.find(({ userId }: { userId: string }) => userId === helper.userId)).toMatchObject({
    name: 'helper',
    email: 'h***@test.yizhan.test',
    role: 'clerk',
  })
  const change = async (userId: string, role: string | null, who = owner) => {
    const answer = await app.http.inject({ method: 'PUT', url: `/api/v1/merchant/${merchantId}/members/${userId}`, headers: who.headers, payload: { role } })
    return { status: answer.statusCode, body: answer.json() }
  }
  expect((await change(helper.userId, 'manager')).body.items).toContainEqual(expect.objectContaining({ userId: helper.userId, role: 'manager' }))
  expect((await change(helper.userId, 'owner', helper)).status).toBe(403)
  expect((await change(owner.userId, null)).body.code).toBe('merchants.last-owner')
  const stranger = await signUpTester(app, 'not-a-member')
  expect((await change(stranger.userId, 'clerk')).body.code).toBe('merchants.member-not-found')
  expect((await change(helper.userId, null)).body.items.map(({ userId }: { userId: string }) => userId)).not.toContain(helper.userId)
})

it('keeps an owner, also when two resign at once', async () => {
  const answer = await setMember(owner, 'owner@test.yizhan.test', null)
  expect([answer.status, answer.body.code]).toEqual([409, 'merchants.last-owner'])
  const second = await signUpTester(app, 'second-owner')
  await setMember(owner, 'second-owner@test.yizhan.test', 'owner')
  await Promise.all([setMember(owner, 'owner@test.yizhan.test', null), setMember(second, 'second-owner@test.yizhan.test', null)])
  const { rows } = await app.database.pool.query<{ owners: number }>(
    "select count(*) as owners from merchant_members where merchant_id = $1 and role = 'owner'",
    [merchantId],
  )
  expect(rows[0]?.owners).toBe(1)
})
