import { expect, test } from 'vitest'
import { localizedOf, minorOfText, textOfMinor } from './form-amounts.server.ts'

test('reads amounts as people type them', () => {
  expect(minorOfText('1,299.5', 'CNY')).toBe(129_950)
  expect(minorOfText('¥ 20', 'CNY')).toBe(2_000)
  expect(minorOfText('９.９０', 'CNY')).toBe(990)
  expect(minorOfText('0', 'CNY')).toBe(0)
  expect(minorOfText('500', 'JPY')).toBe(500)
})

test('takes no text for an amount that is none, or that has more decimals than the currency', () => {
  for (const text of ['', 'free', '-1', '1.234', '1.2.3', '1e5', '999999999999']) expect(minorOfText(text, 'CNY')).toBeNull()
  expect(minorOfText('1.5', 'JPY')).toBeNull()
})

test('writes an amount so that reading it gives the same', () => {
  for (const amount of [0, 5, 99, 100, 129_950]) expect(minorOfText(textOfMinor(amount, 'CNY'), 'CNY')).toBe(amount)
  expect(textOfMinor(5, 'CNY')).toBe('0.05')
  expect(textOfMinor(500, 'JPY')).toBe('500')
  expect(textOfMinor(null, 'CNY')).toBe('')
})

test('leaves out the language that was not filled in', () => {
  const form = new FormData()
  form.set('title.zh-CN', ' 茶 ')
  form.set('title.en', '')
  expect(localizedOf(form, 'title')).toEqual({ 'zh-CN': '茶' })
})
