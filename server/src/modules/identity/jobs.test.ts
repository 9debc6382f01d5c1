import { afterAll, beforeAll, expect, it } from 'vitest'
import { all, sql } from '#platform/db.ts'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'

let app: TestApp
beforeAll(async () => void (app = await createTestApp()))
afterAll(() => app.close())

it('proofs past their time are forgotten, and no others', async () => {
  const start = () => app.http.inject({ method: 'POST', url: '/api/v1/passkey-sign-ins' })
  await start()
  app.clock.pass({ minutes: 11 })
  const { proofId } = (await start()).json()
  await app.platform.jobs.add(app.database.db, 'forget-proofs', {})
  expect((await app.platform.jobs.drain()).failed).toEqual([])
  expect(await all(app.database.db, sql`select id from proofs`)).toEqual([{ id: proofId }])
})
