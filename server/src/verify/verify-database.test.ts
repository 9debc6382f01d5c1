import { verificationChecks } from '@yizhan/contract/verification'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from '../../test/app.ts'
import type { TestApp } from '../../test/app.ts'
import { sellOne } from '../../test/shops.ts'
import { verifyDatabase } from './index.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

describe('the verifier', () => {
  it('asks every question of the list and finds nothing wrong in a new shop', async () => {
    await sellOne(app, { slug: 'tea', priceMinor: 6800, stock: 5 })
    await app.settle()
    const { checks, isClean } = await verifyDatabase(app.database)
    expect(checks.map(({ name }) => name).toSorted()).toEqual(Object.keys(verificationChecks).toSorted())
    expect([isClean, checks.filter(({ offending }) => offending > 0)]).toEqual([true, []])
  })
})
