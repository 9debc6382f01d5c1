import type { Id } from '@yizhan/contract/shared'
import type { Placement } from '#modules/orders/index.ts'
import { describe, expect, test } from 'vitest'
import { admit } from './admit.ts'
import type { Applicant } from './admit.ts'
import { unpaidMax } from './visitors.ts'

const shopper = 'shp_1' as Id<'shp'>
const applicant = (idempotencyKey: string, more: Partial<Applicant> = {}): Applicant => ({
  shopperId: shopper,
  idempotencyKey,
  cartId: null,
  isFree: false,
  deviceKey: null,
  networkKey: null,
  totalMinor: 100,
  currency: 'CNY',
  ...more,
})
const unpaid = (holdSlot: number | null, more: Partial<Placement> = {}): Placement => ({
  shopperId: shopper,
  tradeId: `trd_${holdSlot}` as Id<'trd'>,
  idempotencyKey: `old ${holdSlot}`,
  isUnpaid: true,
  holdSlot,
  deviceKey: null,
  networkKey: null,
  totalMinor: 100,
  currency: 'CNY',
  orderIds: [],
  ...more,
})
const guest = (number: number) => `shp_guest${number}` as Id<'shp'>
const places = (admissions: ReturnType<typeof admit>) => admissions.map((each) => (each.does === 'refuse' ? each.why : each.does))

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

  test('counts what one device holds, whoever its guests are, and leaves another device alone', () => {
    const known = [1, 2, 3, 4].map((number) => unpaid(1, { shopperId: guest(number), deviceKey: 'a' }))
    const wanted = [applicant('x', { shopperId: guest(8), deviceKey: 'a' }), applicant('y', { shopperId: guest(9), deviceKey: 'a' })]
    expect(places(admit([...wanted, applicant('z', { deviceKey: 'b' })], known))).toEqual(['place', 'deviceHoldsExceeded', 'place'])
  })
  test('counts what one network holds, generously, as far as it is known', () => {
    const limits = { valueMinorMax: 1_000_000, perAddressMax: 3 }
    const crowd = Array.from({ length: 5 }, (_, number) => applicant(`${number}`, { shopperId: guest(number), deviceKey: `${number}`, networkKey: 'campus' }))
    expect(places(admit(crowd, [], limits))).toEqual(['place', 'place', 'place', 'networkHoldsExceeded', 'networkHoldsExceeded'])
    expect(places(admit([applicant('none', { shopperId: guest(9) })], [], limits))).toEqual(['place'])
  })
  test('adds up the value of one person’s and one device’s unpaid trades, by currency; alone, a trade may be of any value', () => {
    const limits = { valueMinorMax: 1000, perAddressMax: 50 }
    const known = [unpaid(1, { totalMinor: 900, deviceKey: 'a' }), unpaid(2, { totalMinor: 5000, currency: 'EUR' })]
    const wanted = [
      applicant('fits', { totalMinor: 100 }),
      applicant('too much', { totalMinor: 1 }),
      applicant('other money', { totalMinor: 1000, currency: 'JPY' }),
      applicant('same device', { shopperId: guest(1), deviceKey: 'a', totalMinor: 101 }),
      applicant('alone', { shopperId: guest(2), totalMinor: 9_999_999 }),
      applicant('not alone', { shopperId: guest(2), totalMinor: 1 }),
    ]
    expect(places(admit(wanted, known, limits))).toEqual(['place', 'valueExceeded', 'place', 'valueExceeded', 'place', 'valueExceeded'])
  })
})
