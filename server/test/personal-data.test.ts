import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leftOut, personalDataOf } from '../src/personal-data.ts'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'

let app: TestApp
let tables: Map<string, string[]>
beforeAll(async () => {
  app = await createTestApp()
  const { rows } = await app.database.pool.query<{ table: string; column: string }>(
    "select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'",
  )
  tables = new Map([...Map.groupBy(rows, ({ table }) => table)].map(([table, columns]) => [table, columns.map(({ column }) => column)]))
})
afterAll(() => app.close())

/** Columns by which a row belongs to somebody: their ids, and those of what is theirs. */
const personal = /^(user|shopper|person|order|trade|payment|cart|session|actor)_id$|^(asked_by|changed_by|recipient|scope|holder|identifier|subject)$/
const declared = () => new Map(personalDataOf(app.modules, app.platform).flatMap(({ tables: duties }) => Object.entries(duties)))

describe('what we know of people', () => {
  it('is exported and erased table by table, or named as left out with its reason', () => {
    const known = declared()
    const forgotten = [...tables].filter(([table, columns]) => columns.some((column) => personal.test(column)) && !known.has(table) && !(table in leftOut))
    expect(forgotten.map(([table]) => table)).toEqual([])
  })

  it('is declared for tables that exist, each by one module', () => {
    const names = [...personalDataOf(app.modules, app.platform).flatMap(({ tables: duties }) => Object.keys(duties)), ...Object.keys(leftOut)]
    expect(names.filter((name) => !tables.has(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  it('has a reason wherever it is kept', () => {
    const reasons = [...declared().values()].flatMap(({ exported, erased }) => [exported, erased]).filter((duty) => duty !== true)
    for (const reason of [...reasons, ...Object.values(leftOut)]) expect(String(reason).length, String(reason)).toBeGreaterThan(10)
  })
})
