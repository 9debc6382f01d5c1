import { expect, test } from 'vitest'
import { describeRowError, rowError } from './row-error.ts'
import { writeErrorReport } from './write-error-report.ts'

async function report(...values: string[]): Promise<string> {
  const errors = values.map((value, index) => rowError('price_invalid', { row: index + 2, column: 'Variant Price', value, handle: 'cup' }))
  const parts: string[] = []
  for await (const part of writeErrorReport(errors, 'en', describeRowError)) parts.push(part)
  return parts.join('')
}

test('writes one line for each error, quoted where needed, readable by Excel', async () => {
  expect(await report('a,b')).toBe(
    '\ufeffRow,Column,Code,Severity,Handle,Value,Message\r\n' +
      '2,Variant Price,price_invalid,row,cup,"a,b","Row 2, column ""Variant Price"": ""a,b"" is not a price; this variant was not imported. Write digits only, such as 1299.00."\r\n',
  )
})

test("never lets a merchant's cell act as a formula", async () => {
  const text = await report('=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '=HYPERLINK("https://a.example")')
  const values = text
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(',price_invalid,row,cup,')[1]?.slice(0, 4))
  expect(values).toEqual(["'=1+", "'+1,", "'-1,", "'@SU", '"\'\t=', "' =1", '"\'=H'])
})
