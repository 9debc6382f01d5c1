import type { OperatorRole } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import type { Approval, Operator } from '@yizhan/contract/staff'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { all, sql } from '#platform/db.ts'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { signUpTester } from '../../../test/people.ts'
import type { Tester } from '../../../test/people.ts'

let app: TestApp
let first: Tester
let second: Tester
beforeAll(async () => {
  app = await createTestApp()
  ;[first, second] = [await admit('first-admin', 'admin'), await admit('second-admin', 'admin')]
})
afterAll(() => app.close())

async function admit(name: string, role: OperatorRole): Promise<Tester> {
  const tester = await signUpTester(app, name)
  await app.modules.identity.grantOperatorRole(tester.userId, role)
  return tester
}
async function call(who: Tester, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) {
  const answer = await app.http.inject({ method, url: `/api/v1/operator${path}`, headers: who.headers, ...(payload && { payload }) })
  return { status: answer.statusCode, code: answer.json().code as string | undefined, body: answer.json() }
}
const emailOf = (name: string) => `${name}@test.yizhan.test`
const askFor = (who: Tester, name: string, role: OperatorRole) =>
  call(who, 'POST', '/approvals', { act: 'grant-role', email: emailOf(name), role, reason: '新同事' })
const askRemoval = (who: Tester, userId: string, role: OperatorRole) => call(who, 'POST', '/approvals', { act: 'remove-role', userId, role, reason: '离职' })
const decide = (who: Tester, approvalId: string, isApproved = true) => call(who, 'POST', `/approvals/${approvalId}/decision`, { isApproved, note: '核对过' })
const rolesOf = (userId: Id<'usr'>) => app.modules.identity.operators.rolesOf(app.database.db, userId)

describe('a platform role', () => {
  it('is given once another admin agrees', async () => {
    const newcomer = await signUpTester(app, 'newcomer')
    const asked = await askFor(first, 'newcomer', 'support')
    expect([asked.status, asked.body.state, asked.body.may]).toEqual([201, 'open', 'withdraw'])
    expect(asked.body).toMatchObject({
      act: 'grant-role',
      facts: { role: 'support' },
      subject: { id: newcomer.userId, name: 'n*', email: 'n***@test.yizhan.test' },
      reason: '新同事',
    })
    expect(await rolesOf(newcomer.userId)).toEqual([])
    const decided = await decide(second, asked.body.approvalId)
    expect([decided.status, decided.body.state, decided.body.decidedBy.userId, decided.body.note]).toEqual([200, 'approved', second.userId, '核对过'])
    expect(await rolesOf(newcomer.userId)).toEqual(['support'])
  })

  it('is never given by whoever asked, whatever they try', async () => {
    const hopeful = await signUpTester(app, 'hopeful')
    const { body } = await askFor(first, 'hopeful', 'admin')
    expect((await decide(first, body.approvalId)).code).toBe('staff.own-approval')
    expect((await decide(first, body.approvalId, false)).code).toBe('staff.own-approval')
    expect(await rolesOf(hopeful.userId)).toEqual([])
    const byHand = sql`update approvals set state = 'approved', decided_by = asked_by, decided_at = now() where id = ${body.approvalId}`
    await expect(all(app.database.db, byHand)).rejects.toThrow('approvals_two_people_check')
    expect((await call(first, 'DELETE', `/approvals/${body.approvalId}`)).body.state).toBe('withdrawn')
    expect((await decide(second, body.approvalId)).code).toBe('staff.approval-closed')
  })

  it('is given once, however often and by however many it is decided at the same time', async () => {
    const third = await admit('third-admin', 'admin')
    const wanted = await signUpTester(app, 'wanted')
    const { body } = await askFor(first, 'wanted', 'risk')
    const answers = await Promise.all([second, third, second, third, second, third].map((who, index) => decide(who, body.approvalId, index % 2 === 0)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ code }) => code))).toEqual(new Set(['staff.approval-closed']))
    const [winner] = answers.filter(({ status }) => status === 200)
    expect(await rolesOf(wanted.userId)).toEqual(winner?.body.state === 'approved' ? ['risk'] : [])
  })

  it('waits 72 hours and no longer; then the same may be asked again, not before', async () => {
    await signUpTester(app, 'patient')
    const { body } = await askFor(first, 'patient', 'auditor')
    expect((await askFor(second, 'patient', 'auditor')).code).toBe('staff.approval-waiting')
    expect(new Date(body.expiresAt).getTime() - new Date(body.askedAt).getTime()).toBe(72 * 3_600_000)
    const { approvals } = app.modules.staff
    app.clock.pass({ days: 3, seconds: 1 })
    await expect(approvals.decide({ approvalId: body.approvalId, isApproved: true, note: '', decidedBy: second.userId })).rejects.toMatchObject({
      code: 'staff.approval-closed',
    })
    const again = await app.modules.staff.ask({ act: 'grant-role', email: emailOf('patient'), role: 'auditor', reason: '再来' }, second.userId)
    expect(again.state).toBe('open')
    const listed = await approvals.list({ onlyOpen: false, after: undefined, limit: 50 })
    expect(listed.items.find(({ approvalId }) => approvalId === body.approvalId)?.state).toBe('expired')
    expect((await approvals.list({ onlyOpen: true, after: undefined, limit: 50 })).items.map(({ approvalId }) => approvalId)).not.toContain(body.approvalId)
  })

  it('asks both for a fresh confirmation', async () => {
    const stale = await askFor(first, 'patient', 'operator')
    expect([stale.status, stale.code]).toEqual([403, 'auth.confirmation-required'])
  })

  it('is refused at once when nothing would change, or nobody is there', async () => {
    const [admin, other] = [await admit('fresh-admin', 'admin'), await admit('fresh-other', 'admin')]
    const helper = await admit('helper', 'support')
    expect((await askFor(admin, 'helper', 'support')).code).toBe('staff.role-unchanged')
    expect((await askRemoval(admin, helper.userId, 'risk')).code).toBe('staff.role-unchanged')
    expect((await askFor(admin, 'nobody-there', 'support')).code).toBe('staff.person-not-found')
    expect((await askRemoval(admin, 'usr_01jd0000000000000000000000', 'risk')).code).toBe('staff.person-not-found')
    expect((await decide(other, 'apr_01jd0000000000000000000000')).code).toBe('staff.approval-not-found')
    expect((await call(other, 'DELETE', `/approvals/${(await askFor(admin, 'helper', 'risk')).body.approvalId}`)).code).toBe('staff.approval-not-found')
  })

  it('is kept from people without it: only admins ask and decide', async () => {
    const auditor = await admit('reading-auditor', 'auditor')
    expect((await askFor(auditor, 'helper', 'operator')).status).toBe(403)
    const list = await call(auditor, 'GET', '/approvals?state=all')
    expect([list.status, list.body.items.length > 3]).toEqual([200, true])
    expect((await decide(auditor, (list.body.items as Approval[])[0]?.approvalId ?? '')).status).toBe(403) // as: the shape is the contract's
    const support = await admit('plain-support', 'support')
    expect((await call(support, 'GET', '/approvals')).status).toBe(403)
    expect((await call(support, 'GET', '/operators')).status).toBe(403)
  })
})

describe('the last admin', () => {
  it('stays, also when two agree at once to remove each other', async () => {
    const alone = await createTestApp()
    try {
      const [one, two, three] = [await signUpTester(alone, 'one'), await signUpTester(alone, 'two'), await signUpTester(alone, 'three')]
      const { staff, identity } = alone.modules
      for (const { userId } of [one, two]) await identity.grantOperatorRole(userId, 'admin')
      const removal = (who: Tester, of: Tester) => staff.ask({ act: 'remove-role', userId: of.userId, role: 'admin', reason: '换人' }, who.userId)
      const asked = [await removal(one, two), await removal(two, one)]
      const decisions = await Promise.allSettled(
        asked.map(({ approvalId }) => staff.approvals.decide({ approvalId, isApproved: true, note: '', decidedBy: three.userId })),
      )
      expect(decisions.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(decisions.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'staff.last-admin' } })
      const admins = (await identity.operators.list(alone.database.db)).filter(({ roles }) => roles.includes('admin'))
      expect(admins).toHaveLength(1)
      const left = admins[0]?.userId
      if (left)
        await expect(staff.ask({ act: 'remove-role', userId: left, role: 'admin', reason: '换人' }, three.userId)).rejects.toMatchObject({
          code: 'staff.last-admin',
        })
      // What was refused by the act itself still waits: nothing was done.
      expect((await staff.approvals.list({ onlyOpen: true, after: undefined, limit: 10 })).items).toHaveLength(1)
    } finally {
      await alone.close()
    }
  })
})

describe('the command for a fresh installation', () => {
  it('makes an admin of an account that is there, trained, and renews training that is over', async () => {
    const { staff } = app.modules
    expect(await staff.admitAdmin('nobody-at-all@test.yizhan.test')).toBeUndefined()
    const chief = await signUpTester(app, 'chief')
    const before = (await staff.listOperators()).filter(({ roles }) => roles.includes('admin')).length
    expect(await staff.admitAdmin(emailOf('chief').toUpperCase())).toBe(before + 1)
    expect((await call(chief, 'GET', '/operators')).status).toBe(200)
    await app.modules.identity.operators.recordTraining(app.database.db, {
      userId: chief.userId,
      validUntil: new Date(app.clock.now().getTime() + 1000),
      recordedBy: null,
    })
    app.clock.pass({ seconds: 2 })
    expect((await call(chief, 'GET', '/operators')).status).toBe(403)
    expect(await staff.admitAdmin(emailOf('chief'))).toBe(before + 1)
    expect((await call(chief, 'GET', '/operators')).status).toBe(200)
  })
})

describe('training', () => {
  it('is what roles open by: without a valid record they open nothing, and one is told why', async () => {
    const [admin, trainee] = [await admit('training-admin', 'admin'), await signUpTester(app, 'trainee')]
    await app.database.transaction((tx) => app.modules.identity.operators.give(tx, trainee.userId, 'support'))
    const me = async () => (await app.http.inject({ url: '/api/v1/me', headers: trainee.headers })).json()
    expect((await call(trainee, 'GET', '/orders')).status).toBe(403)
    expect(await me()).toMatchObject({ operatorRoles: [], operatorHold: 'training' })
    const recorded = await call(admin, 'PUT', `/operators/${trainee.userId}/training`, { validDays: 1 })
    expect([recorded.status, recorded.body.training.isValid]).toEqual([200, true])
    expect((await call(trainee, 'GET', '/orders')).status).toBe(200)
    expect(await me()).toMatchObject({ operatorRoles: ['support'], operatorHold: null })
    app.clock.pass({ days: 1, seconds: 1 })
    expect((await call(trainee, 'GET', '/orders')).code).toBe('auth.forbidden')
    expect((await call(admin, 'GET', '/operators')).body.items.find(({ userId }: Operator) => userId === trainee.userId).training.isValid).toBe(false)
  })

  it('is recorded by another admin, of staff, for 400 days at most', async () => {
    const admin = await admit('recording-admin', 'admin')
    const train = (userId: string, validDays = 100) => call(admin, 'PUT', `/operators/${userId}/training`, { validDays })
    expect((await train(admin.userId)).code).toBe('staff.own-training')
    const stranger = await signUpTester(app, 'not-staff')
    expect((await train(stranger.userId)).code).toBe('staff.operator-not-found')
    expect((await train(admin.userId, 401)).code).toBe('request.invalid')
    expect((await call(admin, 'GET', '/operators')).body.items.map(({ userId }: Operator) => userId)).not.toContain(stranger.userId)
  })
})
