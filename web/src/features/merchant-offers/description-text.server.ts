const wrapped = /^\s*(?:<(p|ul)>[\s\S]*?<\/\1>\s*)*$/
const otherTag = /<(?!\/?(?:p|ul|li|br)\b)[a-z/][^>]*>|<(?:p|ul|li)\s[^>]*>/i

/**
 * A description as shops type it. Plain paragraphs and lists read as plain text (a line that begins with `- ` is an
 * item); anything richer stays HTML.
 */
export function textOfHtml(html: string): string {
  if (!wrapped.test(html) || otherTag.test(html)) return html
  return html
    .replaceAll(/<li>([\s\S]*?)<\/li>\s*/g, (_, item: string) => `- ${item.trim()}\n`)
    .replaceAll(/<br\s*\/?>/g, '\n')
    .replaceAll(/<\/(?:p|ul)>\s*/g, '\n\n')
    .replaceAll(/<(?:p|ul)>\s*/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** What was typed as HTML. The server takes out whatever could do harm. */
export function htmlOfText(text: string): string {
  if (/<\/?[a-z][^>]*>/i.test(text)) return text
  const blocks = text
    .replaceAll('\r', '')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
  return blocks.map(htmlOfBlock).join('')
}

function htmlOfBlock(block: string): string {
  const parts: string[] = []
  let items: string[] = []
  const lines: string[] = []
  const endLines = () => lines.length > 0 && parts.push(`<p>${lines.splice(0).join('<br>')}</p>`)
  const endItems = () => {
    if (items.length > 0) parts.push(`<ul>${items.join('')}</ul>`)
    items = []
  }
  for (const line of block.split('\n')) {
    const item = /^\s*[-•·*]\s+(.*)$/.exec(line)
    if (item) {
      endLines()
      items.push(`<li>${escaped(item[1] ?? '')}</li>`)
    } else {
      endItems()
      lines.push(escaped(line.trim()))
    }
  }
  endLines()
  endItems()
  return parts.join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
