import { expect, test } from 'vitest'
import { renderMail } from '#platform/mail-template.ts'
import { xssVectors } from '../../../../test/xss-vectors.ts'
import { sanitizeDescription } from './sanitize-description.ts'

const lengthMax = 50_000
const tags = 'p|br|ul|ol|li|strong|em|b|i|u|h2|h3|h4|blockquote|table|caption|thead|tbody|tfoot|tr|th|td|img|a'
/** Every piece of what is stored is one of these; whatever a browser could read as anything else is none of them. */
const piece = new RegExp(`[^<>]+|</(?:${tags})>|<(?:${tags})((?: (?:href|rel|src|alt|width|height|colspan|rowspan)="[^"<>]*")*)(?: /)?>`, 'gy')

function addressesOf(html: string): { name: string; url: URL | null }[] {
  const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  return [...html.matchAll(/ (href|src)="([^"]*)"/g)].map(([, name = '', value = '']) => ({ name, url: URL.parse(plain(value), 'https://shop.example') }))
}

test('knows many ways in', () => {
  expect(new Set(xssVectors).size).toBe(xssVectors.length)
  expect(xssVectors.length).toBeGreaterThanOrEqual(100)
})

test.each(xssVectors)('nothing but plain marks is left of %j', (vector) => {
  const { html } = sanitizeDescription(vector, lengthMax)
  expect((html.match(piece) ?? []).join('')).toBe(html)
  for (const { name, url } of addressesOf(html)) expect(name === 'src' ? ['https:'] : ['http:', 'https:', 'mailto:']).toContain(url?.protocol)
  for (const [, address] of html.matchAll(/ src="([^"]*)"/g)) expect(address).toMatch(/^https:\/\//)
  // Stored, exported, imported again: it stays what it is.
  expect(sanitizeDescription(html, lengthMax).html).toBe(html)
})

test.each(xssVectors)('a mail shows %j as it is written', (text) => {
  const of = (words: string) =>
    renderMail({
      title: words,
      paragraphs: [words],
      facts: [{ label: words, value: words }],
      codes: [words],
      button: { label: words, url: `https://shop.example/?q=${words}` },
      footers: [words],
      language: 'en',
    }).html
  // The same elements, however the words are: none came in with them, and none was ended by them.
  const shape = (html: string) => html.match(/<[^>]*>/g)?.map((tag) => tag.replace(/href="[^"]*"/, 'href'))
  const breaks = (html: string) => shape(html)?.filter((tag) => tag !== '<br>')
  expect(breaks(of(text))).toEqual(breaks(of('x')))
})
