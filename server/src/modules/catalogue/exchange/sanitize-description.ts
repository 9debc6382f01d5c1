import sanitizeHtml from 'sanitize-html'

export interface SanitizedDescription {
  readonly html: string
  /** Whether text was cut off to keep within the bound. */
  readonly isShortened: boolean
}

const rules: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'b',
    'i',
    'u',
    'h2',
    'h3',
    'h4',
    'blockquote',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'img',
    'a',
  ],
  allowedAttributes: { a: ['href', 'rel'], img: ['src', 'alt', 'width', 'height'], th: ['colspan', 'rowspan'], td: ['colspan', 'rowspan'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['https'] },
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  // What these hold is not text for a reader, so it goes with them.
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'iframe', 'object', 'svg', 'math', 'template', 'title'],
  transformTags: {
    h1: 'h2',
    a: (_, { href }): sanitizeHtml.Tag => ({ tagName: 'a', attribs: { ...(href !== undefined && { href }), rel: 'noopener nofollow' } }),
  },
  // An address without a host would be one of ours, asked for in the name of whoever looks.
  exclusiveFilter: (frame) => frame.tag === 'img' && !/^https:\/\//i.test(frame.attribs['src'] ?? ''),
  nestingLimit: 50,
}

/** Rounds of cutting before giving up on a text that grows by escaping. */
const cutRoundsMax = 8

/**
 * A description safe to show: an allow list of tags, links marked noopener nofollow, pictures over https only; no scripts,
 * styles, frames or event handlers. Text without any tag keeps its line breaks. The result has at most lengthMax characters.
 */
export function sanitizeDescription(html: string, lengthMax: number): SanitizedDescription {
  let source = html
  let result = sanitized(source)
  let isShortened = false
  for (let round = 0; result.length > lengthMax && round < cutRoundsMax; round += 1) {
    isShortened = true
    source = withoutTornEnd(source.slice(0, Math.floor((source.length * lengthMax * 0.95) / result.length)))
    result = sanitized(source)
  }
  return result.length > lengthMax ? { html: '', isShortened: true } : { html: result, isShortened }
}

/** Line breaks are looked after on both sides, as taking tags away may leave plain text. */
function sanitized(html: string): string {
  return withLineBreaks(sanitizeHtml(withLineBreaks(html), rules)).trim()
}

function withLineBreaks(text: string): string {
  if (/<[a-z!/]/i.test(text)) return text
  return text.trim().replace(/\r\n|\r|\n/g, '<br />')
}

/** A cut may fall inside a tag, an entity or a pair of surrogates. */
function withoutTornEnd(html: string): string {
  return html
    .replace(/<[^<>]*$/, '')
    .replace(/&[#\w]{0,10}$/, '')
    .replace(/[\ud800-\udbff]$/, '')
}
