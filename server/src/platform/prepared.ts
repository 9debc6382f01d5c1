/** Longer questions are made up of parts and differ each time: not worth keeping. What is written is the same few statements. */
const charactersMax = 1200
const isWriting = /\b(?:insert into|update|delete from)\b/
/** Statements a connection keeps, at most. */
const namesMax = 500
const seenMax = 2000

/**
 * Names for statements to be prepared under: a short one that comes again is parsed and analysed once per connection; it
 * may keep its plan (see db.ts). Named from its second use on, so that what is written once is not kept.
 */
export function nameStatements(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  const seen = new Set<string>()
  return (text) => {
    const known = names.get(text)
    if (known || names.size >= namesMax || (text.length > charactersMax && !isWriting.test(text))) return known
    if (seen.has(text)) return names.set(text, `s${names.size}`).get(text)
    if (seen.size >= seenMax) seen.clear()
    seen.add(text)
    return undefined
  }
}
