/** What a mail says, in the order it is shown. Texts are plain; escaping happens here. */
export interface MailContent {
  readonly title: string
  readonly paragraphs: readonly string[]
  /** Shown as a table: order number, amount, time. */
  readonly facts?: readonly { readonly label: string; readonly value: string }[]
  /** Codes to be read, typed or copied, one per line. */
  readonly codes?: readonly string[]
  readonly button?: { readonly label: string; readonly url: string }
  /** Who sent this and why, one line per language. */
  readonly footers: readonly string[]
  /** Language of the content, for screen readers and fonts: `zh-CN`, `en`. */
  readonly language: string
}

export interface MailBodies {
  readonly text: string
  readonly html: string
  /** Of the content. */
  readonly language: string
}

/** Mail programs drop style sheets, so every style is inline; tables, because some know no other layout. */
const font = "font-family:-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans SC','Segoe UI',Roboto,sans-serif"
const styles = {
  page: `margin:0;padding:24px 12px;background:#f4f4f2;${font}`,
  card: 'width:100%;max-width:560px;margin:0 auto;background:#ffffff;border-radius:12px',
  body: 'padding:32px 28px',
  title: 'margin:0 0 16px;font-size:20px;line-height:1.4;font-weight:600;color:#1d1d1f',
  paragraph: 'margin:0 0 14px;font-size:15px;line-height:1.7;color:#3a3a3c',
  facts: 'width:100%;margin:6px 0 18px;border-collapse:collapse',
  label:
    'padding:8px 12px 8px 0;border-top:1px solid #ececea;font-size:14px;color:#6e6e73;text-align:left;font-weight:400;white-space:nowrap;vertical-align:top',
  value: 'padding:8px 0;border-top:1px solid #ececea;font-size:14px;color:#1d1d1f;text-align:right;word-break:break-word',
  code: 'margin:6px 0 18px;padding:14px 16px;background:#f4f4f2;border-radius:8px;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:18px;line-height:1.6;letter-spacing:1px;color:#1d1d1f;white-space:pre-wrap;word-break:break-all',
  button:
    'display:inline-block;margin:6px 0 10px;padding:12px 24px;background:#1d1d1f;border-radius:8px;font-size:15px;font-weight:600;color:#ffffff;text-decoration:none',
  closing:
    'max-width:504px;margin:12px auto 0;padding:12px 28px;border:1px solid #e2e2df;border-radius:12px;background:#ffffff;font-size:13px;line-height:1.7;color:#3a3a3c',
  footer: 'max-width:560px;margin:16px auto 0;padding:0 28px;font-size:12px;line-height:1.7;color:#6e6e73',
}

/**
 * The one layout of all mails, as HTML and as plain text.
 * @throws Error when the button does not lead to an http(s) address
 */
export function renderMail(content: MailContent): MailBodies {
  if (content.button && !/^https?:\/\//.test(content.button.url)) throw new Error('the button of a mail leads to an http or https address only')
  return { text: renderText(content), html: renderHtml(content), language: content.language }
}

/** Adds to a mail, however it was made, what all of ours end with: plain lines, above nothing else. */
export function closeMail<M extends { readonly text: string; readonly html: string | null }>(
  { text, html }: M,
  lines: readonly string[],
): Pick<M, 'text' | 'html'> {
  if (lines.length === 0) return { text, html }
  const end = html?.lastIndexOf('</body>') ?? -1
  const box = `<div style="${styles.closing}">${lines.map(escapeHtml).join('<br>')}</div>`
  return {
    text: `${text.trimEnd()}\n\n${lines.join('\n')}\n`,
    html: html && (end < 0 ? `${html}${box}` : `${html.slice(0, end)}${box}${html.slice(end)}`),
  }
}

function renderHtml({ title, paragraphs, facts = [], codes = [], button, footers, language }: MailContent): string {
  const rows = facts.map(
    ({ label, value }) => `<tr><th scope="row" style="${styles.label}">${lines(label)}</th><td style="${styles.value}">${lines(value)}</td></tr>`,
  )
  const parts = [
    `<h1 style="${styles.title}">${escapeHtml(title)}</h1>`,
    ...paragraphs.map((paragraph) => `<p style="${styles.paragraph}">${lines(paragraph)}</p>`),
    rows.length > 0 ? `<table style="${styles.facts}">${rows.join('')}</table>` : '',
    codes.length > 0 ? `<div style="${styles.code}">${codes.map(escapeHtml).join('<br>')}</div>` : '',
    button ? `<a href="${escapeHtml(button.url)}" style="${styles.button}">${escapeHtml(button.label)}</a>` : '',
  ]
  return [
    `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escapeHtml(title)}</title></head><body style="${styles.page}">`,
    `<table role="presentation" align="center" style="${styles.card}"><tr><td style="${styles.body}">${parts.filter(Boolean).join('\n')}</td></tr></table>`,
    `<div style="${styles.footer}">${footers.map(lines).join('<br>')}</div></body></html>`,
  ].join('\n')
}

function renderText({ title, paragraphs, facts = [], codes = [], button, footers }: MailContent): string {
  const blocks = [
    title,
    ...paragraphs,
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    codes.map((code) => `    ${code}`).join('\n'),
    button ? `${button.label}\n${button.url}` : '',
    `-- \n${footers.join('\n')}`,
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Makes a text safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
