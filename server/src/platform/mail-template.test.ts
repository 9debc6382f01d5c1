import { expect, it } from 'vitest'
import { renderMail, type MailContent } from './mail-template.ts'

const content: MailContent = {
  title: '订单已付款',
  paragraphs: ['你好,\n我们收到了付款。'],
  facts: [{ label: '订单号', value: 'ord_1 <b>' }],
  codes: ['ABCD-1234', 'EFGH-5678'],
  button: { label: '查看订单', url: 'https://shop.example/orders?a=1&b="2"' },
  footers: ['一站自动发送', 'Sent by Yizhan'],
  language: 'zh-CN',
}

it('says the same in plain text', () => {
  expect(renderMail(content).text).toBe(
    '订单已付款\n\n你好,\n我们收到了付款。\n\n订单号: ord_1 <b>\n\n    ABCD-1234\n    EFGH-5678\n\n查看订单\nhttps://shop.example/orders?a=1&b="2"\n\n-- \n一站自动发送\nSent by Yizhan\n',
  )
})
it('escapes every text in HTML', () => {
  const evil = `<script>alert(1)</script>"'&`
  const { html } = renderMail({
    ...content,
    title: evil,
    paragraphs: [evil],
    facts: [{ label: evil, value: evil }],
    codes: [evil],
    button: { label: evil, url: `https://x.example/${evil}` },
    footers: [evil],
    language: evil,
  })
  expect(html).not.toContain('<script')
  expect(html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;&#39;&amp;/g)).toHaveLength(10)
  expect(renderMail(content).html).toContain('href="https://shop.example/orders?a=1&amp;b=&quot;2&quot;"')
  expect(renderMail(content).html).toContain('你好,<br>我们收到了付款。')
})
it('leaves out what is not there', () => {
  const { html, text } = renderMail({ title: 'T', paragraphs: ['P'], footers: ['F'], language: 'en' })
  expect(html).not.toMatch(/<th|<a /)
  expect(text).toBe('T\n\nP\n\n-- \nF\n')
})
it('refuses a button that is no web address', () => {
  expect(() => renderMail({ ...content, button: { label: 'x', url: 'javascript:alert(1)' } })).toThrow('http')
})
