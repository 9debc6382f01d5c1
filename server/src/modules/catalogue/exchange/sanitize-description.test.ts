import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { sanitizeDescription } from './sanitize-description.ts'

const clean = (html: string) => sanitizeDescription(html, 1000).html

describe('sanitizeDescription', () => {
  test('keeps lists, tables, headings and emphasis', () => {
    const html =
      '<h2>A</h2><p>b <strong>c</strong><br /><em>d</em></p><ul><li>e</li></ul><table><tr><td colspan="2">f</td></tr></table><blockquote>g</blockquote>'
    expect(clean(html)).toBe(html)
  })

  test.each([
    ['<script>alert(1)</script>x', 'x'],
    ['<style>p{}</style>x', 'x'],
    ['<iframe src="https://a.example">y</iframe>x', 'x'],
    ['<p onclick="a()" style="color:red" class="z">x</p>', '<p>x</p>'],
    ['<a href="javascript:alert(1)">x</a>', '<a rel="noopener nofollow">x</a>'],
    ['<a href=" jAvA\tscript:alert(1)">x</a>', '<a rel="noopener nofollow">x</a>'],
    ['<a href="//a.example">x</a>', '<a rel="noopener nofollow">x</a>'],
    ['<img src="http://a.example/x.jpg" />', ''],
    ['<img src="data:image/png;base64,AAAA" />', ''],
    ['<img src="https://a.example/x.jpg" onerror="a()" alt="y" />', '<img src="https://a.example/x.jpg" alt="y" />'],
    ['<svg><script>a()</script></svg>x', 'x'],
    ['<h1>x</h1>', '<h2>x</h2>'],
    ['<div><span>x</span></div>', 'x'],
    ['<p>open', '<p>open</p>'],
  ])('turns %j into %j', (html, expected) => {
    expect(clean(html)).toBe(expected)
  })

  test('marks links as neither trusted nor endorsed, whatever they said themselves', () => {
    const expected = (href: string) => `<a href="${href}" rel="noopener nofollow">x</a>`
    expect(clean('<a href="https://a.example" target="_blank" rel="opener">x</a>')).toBe(expected('https://a.example'))
    expect(clean('<a href="mailto:a@b.example">x</a>')).toBe(expected('mailto:a@b.example'))
  })

  test('keeps the line breaks of plain text', () => {
    expect(clean('one\r\ntwo\nthree & 3 < 4')).toBe('one<br />two<br />three &amp; 3 &lt; 4')
  })

  test('cuts what is too long and stays well formed', () => {
    const { html, isShortened } = sanitizeDescription(`<ul>${'<li>&amp;茶</li>'.repeat(200)}</ul>`, 500)
    expect(isShortened).toBe(true)
    expect(html.length).toBeLessThanOrEqual(500)
    expect(html.endsWith('</ul>')).toBe(true)
    expect(sanitizeDescription(html, 500)).toEqual({ html, isShortened: false })
  })
})

describe('sanitizeDescription, whatever it is given,', () => {
  test('changes nothing the second time, and never leaves a script or a handler', () => {
    const part = fc.constantFrom(
      '<p>',
      '</p>',
      '<script>',
      '</script>',
      '<a href="',
      '">',
      '<img src=x onerror=a()>',
      '&lt;',
      '&',
      '<',
      '>',
      '"',
      "'",
      '<!--',
      '-->',
      '<svg/onload=a()>',
      '茶 ',
      '\n',
      'javascript:',
      '<li>',
      '<h1>',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const once = clean(parts.join(''))
        expect(clean(once)).toBe(once)
        const withoutValues = once.replace(/"[^"]*"/g, '""')
        expect(withoutValues).not.toMatch(/<script|<svg|<[^>]*\son\w+\s*=/i)
      }),
      { numRuns: 300 },
    )
  })
})
