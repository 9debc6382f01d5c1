import { test } from 'vitest'
import inspector from 'node:inspector'
import { writeFileSync } from 'node:fs'
import { openMarket, lineOf, chaoyang, contact } from '../../../test/market.ts'
test('bench', async () => {
  const market = await openMarket()
  const m = await market.openShop('bench')
  const [a, b] = [await market.addOffer(m, { stock: 1000000 }), await market.addOffer(m, { stock: 1000000 })]
  const shoppers = await Promise.all(Array.from({ length: 64 }, () => market.newShopper()))
  const mk = () => ({ ...shoppers[0]!, shopperId: market.ids.next('shp') })
  const t: Record<string, number> = {}
  const wrap = (o: any, k: string) => { const f = o[k]; o[k] = async (...x: any[]) => { const s = performance.now(); try { return await f.apply(o, x) } finally { t[k] = (t[k] ?? 0) + performance.now() - s; t[k + '#'] = (t[k + '#'] ?? 0) + 1 } } }
  wrap(market.capacity, 'claim'); wrap(market.payments, 'create'); wrap(market.outbox, 'announceAll'); wrap(market.outbox,'announce'); wrap(market.orders, 'placementsOf'); wrap(market.orders, 'insertTrades'); wrap(market.cart, 'resolveLines'); wrap(market.database, 'transaction'); wrap(market.catalogue, 'offerFacts'); wrap(market.merchants, 'facts'); wrap(market.capacity,'availability')
  const run1 = async (n: number) => { let left = n; const start = performance.now(); await Promise.all(Array.from({ length: 128 }, async () => { while (left-- > 0) await market.place(mk(), { lines: [lineOf(a), lineOf(b)], contact, address: chaoyang }) })); return n / ((performance.now() - start) / 1000) }
  await run1(500); for (const k in t) delete t[k]
  market.statements.length = 0
  const session = new inspector.Session(); session.connect(); await new Promise((r) => session.post('Profiler.enable', () => session.post('Profiler.start', r as any)))
  console.log('trades/s', await run1(3000), 'statements per trade', market.statements.length / 3000, 'begins', market.statements.filter((s) => s.startsWith('begin') || s.startsWith('start')).length)
  await new Promise<void>((r) => session.post('Profiler.stop', (_e, { profile }) => { writeFileSync('/tmp/plan-orders.cpuprofile', JSON.stringify(profile)); r() }))
  const cpu = process.cpuUsage(); console.log(t, cpu)
  const top = await market.database.pool.query("select 1")
  void top
  await market.close()
}, 120000)
