import type { Finding } from './run-fuzz.ts'

const textMax = 600
const anyId = /[a-z]{3,4}_[0-9a-hjkmnp-tv-z]{26}/g

/** One description for each kind of finding at each call, the first of its kind, with how many there were. */
export function describeFindings(findings: readonly Finding[]): string[] {
  const alike = Map.groupBy(findings, ({ rule, detail, request }) => `${rule} ${request.operation?.name} ${detail.replaceAll(anyId, 'id').slice(0, 60)}`)
  return [...alike.values()].map((group) => group.slice(0, 1).map(describeFinding).join('') + (group.length > 1 ? `\n  and ${group.length - 1} alike` : ''))
}

/** What was found, by which request, and what came back: enough to send it again by hand. */
function describeFinding({ rule, detail, request, answer }: Finding): string {
  const { index, actor, operation, method, url, headers, payload, did } = request
  return [
    `#${index} ${rule}: ${detail}`,
    `  ${operation?.name ?? 'no call'} as ${actor}${did.length > 0 ? `; ${did.join('; ')}` : ''}`,
    `  ${method} ${short(url)}`,
    `  ${short(JSON.stringify(headers))}`,
    ...(payload === undefined ? [] : [`  ${short(typeof payload === 'string' ? JSON.stringify(payload) : `base64 ${payload.toString('base64')}`)}`]),
    `  -> ${answer.statusCode} ${short(answer.body)}`,
  ].join('\n')
}

function short(text: string): string {
  return text.length > textMax ? `${text.slice(0, textMax)}… (${text.length})` : text
}
