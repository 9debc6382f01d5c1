import { expect, test } from 'vitest'
import { readSaleForm, saleDraftOf } from './sale-draft.server.ts'
import { flashSaleWords } from './words.ts'

const w = flashSaleWords['zh-CN']
function typed(fields: Record<string, string>) {
  const form = new FormData()
  const whole = { offerId: 'off_1', price: '49.5', units: '２００', limit: '2', startsAt: '2026-11-21T18:30', endsAt: '2026-11-22T00:00' }
  for (const [name, value] of Object.entries({ ...whole, ...fields })) form.set(name, value)
  return saleDraftOf(readSaleForm(form), 'CNY', w)
}

test('reads times as shop time and amounts as minor units', () => {
  expect(typed({})).toEqual({
    errors: {},
    draft: {
      offerId: 'off_1',
      priceMinor: 4950,
      units: 200,
      limitPerPerson: 2,
      startsAt: '2026-11-21T10:30:00.000Z',
      endsAt: '2026-11-21T16:00:00.000Z',
    },
  })
})

test('names the fields that cannot be read', () => {
  expect(typed({ price: '4.999', units: '0', limit: '1.5', startsAt: '', endsAt: 'soon' }).errors).toEqual({
    price: w.amountWrong,
    units: w.numberWrong,
    limit: w.numberWrong,
    startsAt: w.timeWrong,
    endsAt: w.timeWrong,
  })
})
