import type { Id } from '@yizhan/contract/shared'
import { describe, expect, test } from 'vitest'
import { admit, unpaidMax } from './admit.ts'
import type { Applicant } from './admit.ts'

const shopper = 'shp_1' as Id<'shp'>
const applicant = (idempotencyKey: string, more: Partial<Applicant> = {}): Applicant => ({
  shopperId: shopper,
  idempotencyKey,
  cartId: null,
  isFree: false,
  ...more,
})
const unpaid = (holdSlot: number | null, idempotencyKey = `old ${holdSlot}`) => ({
  shopperId: shopper,
  tradeId: `trd_${holdSlot}` as Id<'trd'>,
  idempotencyKey,
  isUnpaid: true,
  holdSlot,
})

describe('who may place', () => {
  test('takes the lowest free slots, one after the other', () => {
    expect(admit([applicant('a'), applicant('b')], [unpaid(1), unpaid(3)])).toEqual([
      { does: 'place', holdSlot: 2 },
      { does: 'place', holdSlot: 4 },
    ])
  })
  test('refuses one more than a shopper may hold, and lets free trades pass', () => {
    const known = Array.from({ length: unpaidMax }, (_, index) => unpaid(index + 1))
    expect(admit([applicant('a'), applicant('b', { isFree: true }), applicant('c', { shopperId: 'shp_2' as Id<'shp'> })], known)).toEqual([
      { does: 'refuse', why: 'holdsExceeded' },
      { does: 'place', holdSlot: null },
      { does: 'place', holdSlot: 1 },
    ])
  })
  test('counts trades that came without a slot from a merged guest', () => {
    const known = Array.from({ length: unpaidMax }, () => unpaid(null))
    expect(admit([applicant('a')], known)).toEqual([{ does: 'refuse', why: 'holdsExceeded' }])
  })
  test('answers a repeat of an earlier trade, and one of this batch, with that trade', () => {
    expect(admit([applicant('a'), applicant('old 1'), applicant('a')], [unpaid(1)])).toEqual([
      { does: 'place', holdSlot: 2 },
      { does: 'replay', tradeId: 'trd_1' },
      { does: 'follow', index: 0 },
    ])
  })
  test('lets one cart be ordered once', () => {
    const cartId = 'crt_1' as Id<'crt'>
    expect(admit([applicant('a', { cartId }), applicant('b', { cartId })], [])).toEqual([
      { does: 'place', holdSlot: 1 },
      { does: 'refuse', why: 'cartOrdered' },
    ])
  })
})
