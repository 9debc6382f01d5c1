import { test } from 'vitest'
import { openMarket, lineOf, chaoyang, contact } from '../../../test/market.ts'
test('bench', async () => {
  const market = await openMarket()
  const m = await market.openShop('bench')
  const [a, b] = [await market.addOffer(m, { stock: 1000000 }), await market.addOffer(m, { stock: 1000000 })]
  const s = await market.newShopper()
  const mk = () => ({ ...s, shopperId: market.ids.next('shp') })
  const run1 = async (n: number) => {
    let left = n
    const start = performance.now()
    await Promise.all(
      Array.from({ length: 128 }, async () => {
        while (left-- > 0) await market.place(mk(), { lines: [lineOf(a), lineOf(b)], contact, address: chaoyang })
      }),
    )
    return n / ((performance.now() - start) / 1000)
  }
  await run1(500)
  market.statements.length = 0
  const c = process.cpuUsage()
  const rate = await run1(4000)
  const u = process.cpuUsage(c)
  console.log('trades/s', rate, 'statements per trade', market.statements.length / 4000, 'cpu us per trade', (u.user + u.system) / 4000)
  await market.close()
}, 120000)
