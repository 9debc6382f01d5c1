import { expect, it } from 'vitest'
import { reportOf } from './report.ts'
import { runTorture } from './run-torture.ts'

/** Enough for two dead apps and a dead database; `npm run torture` goes on for longer. */
const options = { seconds: 15, seed: 'short', shoppers: 12, killsMin: 3, patienceSeconds: 25, say: () => {} }

it('loses nothing that was acknowledged and doubles nothing while apps and database are killed', { timeout: 240_000 }, async () => {
  const torture = await runTorture(options)
  const { audit, world } = torture
  expect({ ...audit, counts: {} }, reportOf(torture, options).lines.join('\n')).toEqual({ lost: [], duplicated: [], wrong: [], counts: {} })
  const { app = 0, database = 0 } = world.tally.of('killed')
  expect(app).toBeGreaterThanOrEqual(2)
  expect(database).toBeGreaterThanOrEqual(1)
  expect(audit.counts.trades).toBeGreaterThan(10)
  expect(world.tally.sum('retried')).toBeGreaterThan(0)
})
