import { expect, test } from 'vitest'
import { couponDraftOf, readCouponForm } from './coupon-draft.server.ts'
import { couponWords } from './words.ts'

function typed(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ code: 'TEA20', 'name.zh-CN': '茶友券', off: 'amount', startsAt: '2026-11-21T18:30', usesEach: '1', ...fields }))
    form.set(name, value)
  return couponDraftOf(readCouponForm(form), 'CNY', couponWords['zh-CN'])
}

test('reads a fixed amount, and times as shop time', () => {
  const { draft, errors } = typed({ amountOff: '20', spendMin: '99.5', shareOff: '10' })
  expect(errors).toEqual({})
  expect(draft).toMatchObject({
    amountOffMinor: 2000,
    shareOffBasisPoints: null,
    discountMaxMinor: null,
    spendMinMinor: 9950,
    startsAt: '2026-11-21T10:30:00.000Z',
    endsAt: null,
    usesMax: null,
  })
})

test('reads a share as basis points', () => {
  expect(typed({ off: 'share', shareOff: '12.5%', discountMax: '30', amountOff: '20' }).draft).toMatchObject({
    amountOffMinor: null,
    shareOffBasisPoints: 1250,
    discountMaxMinor: 3000,
  })
})

test('names the fields that cannot be read', () => {
  const w = couponWords['zh-CN']
  expect(typed({ off: 'share', shareOff: '0', 'name.zh-CN': '', usesMax: '0.5' }).errors).toEqual({
    shareOff: w.shareWrong,
    name: w.nameMissing,
    usesMax: w.numberWrong,
  })
})
