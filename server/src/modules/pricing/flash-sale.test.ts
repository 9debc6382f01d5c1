import type { Id } from '@yizhan/contract/shared'
import { describe, expect, test } from 'vitest'
import { systemIds } from '#platform/ids.ts'
import { decideSales } from './flash-sale.ts'
import type { FlashSale, SaleOfVariant } from './flash-sale.ts'
import { SaleBoard } from './sale-board.ts'

const at = (text: string) => new Date(`2026-03-01T${text}Z`)
const saleOf = (changes: Partial<FlashSale> = {}): FlashSale => ({
  flashSaleId: systemIds.next('fls'),
  merchantId: systemIds.next('mer'),
  offerId: systemIds.next('off'),
  variantId: systemIds.next('var'),
  poolId: systemIds.next('pol'),
  priceMinor: 4900,
  limitPerPerson: 2,
  startsAt: at('10:00:00.000'),
  endsAt: at('12:00:00.000'),
  ...changes,
})
const running = (changes: Partial<FlashSale> = {}): SaleOfVariant => ({ ...saleOf(changes), isRunning: true })
const left = (sale: FlashSale, units: number) => new Map([[sale.poolId, units]])
const nobody = new Map<Id<'fls'>, number>()

describe('which lines have the price', () => {
  test('those whose whole quantity fits into what is left and into the person’s limit, in their order', () => {
    const sale = running({ limitPerPerson: 3 })
    const lines = [2, 2, 1].map((quantity) => ({ sale, quantity, listPriceMinor: 9900 }))
    expect(decideSales(lines, { free: left(sale, 10), own: nobody })).toMatchObject([
      { outcome: 'applied', unitOffMinor: 5000, available: 3 },
      { outcome: 'limitReached', unitOffMinor: 0, available: 1 },
      { outcome: 'applied', unitOffMinor: 5000, available: 1 },
    ])
    expect(decideSales(lines, { free: left(sale, 2), own: nobody }).map((each) => each?.outcome)).toEqual(['applied', 'limitReached', 'soldOut'])
    expect(decideSales(lines, { free: left(sale, 10), own: new Map([[sale.flashSaleId, 2]]) }).map((each) => each?.outcome)).toEqual([
      'limitReached',
      'limitReached',
      'applied',
    ])
  })

  test('none of a sale that has not begun or is not cheaper than the usual price', () => {
    const sale = running()
    const decide = (changes: Partial<SaleOfVariant>) =>
      decideSales([{ sale: { ...sale, ...changes }, quantity: 1, listPriceMinor: 4900 }], { free: left(sale, 10), own: nobody })
    expect([decide({ isRunning: false }), decide({}), decide({ priceMinor: 4899 })]).toMatchObject([[null], [null], [{ unitOffMinor: 1 }]])
  })
})

describe('the board', () => {
  test('knows a sale from the instant it starts until the instant it ends, and then the next', async () => {
    const first = saleOf()
    const next = saleOf({ variantId: first.variantId, startsAt: at('12:00:00.000'), endsAt: at('13:00:00.000') })
    const board = new SaleBoard(async () => [first, next])
    const look = async (time: string) => {
      const sale = (await board.ofVariants([first.variantId, systemIds.next('var')], at(time))).get(first.variantId)
      return sale && [sale.flashSaleId === first.flashSaleId ? 'first' : 'next', sale.isRunning]
    }
    expect(await look('09:59:59.999')).toEqual(['first', false])
    expect(await look('10:00:00.000')).toEqual(['first', true])
    expect(await look('11:59:59.999')).toEqual(['first', true])
    expect(await look('12:00:00.000')).toEqual(['next', true])
    expect(await look('13:00:00.000')).toBeUndefined()
  })

  test('reads once for many, again when told to forget or after a minute, and after a failure', async () => {
    let reads = 0
    let isBroken = false
    const board = new SaleBoard(async () => {
      reads += 1
      if (isBroken) throw new Error('the database is away')
      return []
    })
    const look = (time: string) => board.ofVariants([], at(time))
    await Promise.all([look('10:00:00'), look('10:00:01'), look('10:00:59')])
    expect(reads).toBe(1)
    board.forget()
    await look('10:00:59')
    await look('10:01:58')
    expect(reads).toBe(2)
    isBroken = true
    await expect(look('10:02:00')).rejects.toThrow('away')
    isBroken = false
    await look('10:02:00')
    expect(reads).toBe(4)
  })
})
