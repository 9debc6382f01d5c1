import { expect, it } from 'vitest'
import { textOfMoney } from './price.tsx'

it('writes money as people read it', () => {
  const text = (amountMinor: number, currency: 'CNY' | 'JPY' = 'CNY') => textOfMoney({ amountMinor, currency })
  expect([text(129_950), text(129_900), text(5), text(-800), text(123_456_789), text(1200, 'JPY')]).toEqual([
    '¥1,299.50',
    '¥1,299',
    '¥0.05',
    '−¥8',
    '¥1,234,567.89',
    '¥1,200',
  ])
})
