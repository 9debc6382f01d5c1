import { expect, it } from 'vitest'
import { propertyRows, type ComparedOffer } from './rows.ts'

const offer = (attributes: ComparedOffer['attributes'], dimensions: ComparedOffer['dimensions'] = []) => ({ attributes, dimensions }) as ComparedOffer // as: only what the rows read

it('lists every property once, empty where an offer lacks it, and marks those that differ', () => {
  const rows = propertyRows([
    offer([
      { key: 'weight', label: '重量', value: '620 g' },
      { key: 'origin', label: '产地', value: '浙江' },
    ]),
    offer([{ key: 'weight', label: '重量', value: '620 g' }], [{ name: '颜色', values: ['红', '蓝'] }]),
  ])
  expect(rows).toEqual([
    { key: 'a weight', label: '重量', cells: ['620 g', '620 g'], isDifferent: false },
    { key: 'a origin', label: '产地', cells: ['浙江', ''], isDifferent: true },
    { key: 'd 颜色', label: '颜色', cells: ['', '红、蓝'], isDifferent: true },
  ])
})
