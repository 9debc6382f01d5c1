import { expect, test } from 'vitest'
import { htmlOfText, textOfHtml } from './description-text.server.ts'

test('paragraphs and lists read as plain text and come back as they were', () => {
  const html = '<p>白得干净，脏了好擦。</p><ul><li>可替换鞋垫</li><li>材质：牛皮 &amp; 网布</li></ul><p>七天无理由<br>寄回免邮</p>'
  const text = textOfHtml(html)
  expect(text).toBe('白得干净，脏了好擦。\n\n- 可替换鞋垫\n- 材质：牛皮 & 网布\n\n七天无理由\n寄回免邮')
  expect(htmlOfText(text)).toBe(html)
})

test('richer descriptions stay HTML', () => {
  const html = '<h3>细节</h3><p>YKK <strong>拉链</strong></p>'
  expect(textOfHtml(html)).toBe(html)
  expect(htmlOfText(html)).toBe(html)
})

test('what looks like a comparison is text, not markup', () => {
  expect(htmlOfText('3 < 5 & 7 > 6')).toBe('<p>3 &lt; 5 &amp; 7 &gt; 6</p>')
})
