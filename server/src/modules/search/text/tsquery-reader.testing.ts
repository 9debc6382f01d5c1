/**
 * Reads the text forms of tsvector and tsquery and decides whether one matches the other, by PostgreSQL's rules for the
 * few marks that `toTsquery` may write. Anything else is a syntax error here, as an unquoted one would be there.
 */
export function matches(vector: string, tsquery: string): boolean {
  return evaluate(parse(tsquery), lexemesOf(vector))
}

type Node = { type: 'lexeme'; text: string; isPrefix: boolean } | { type: '&' | '|'; children: Node[] }

export function parse(tsquery: string): Node {
  const tokens = tokenise(tsquery)
  let at = 0
  function chain(operator: '&' | '|', operand: () => Node): Node {
    const children = [operand()]
    while (tokens[at] === operator) {
      at += 1
      children.push(operand())
    }
    return { type: operator, children }
  }
  function leaf(): Node {
    const token = tokens[at] ?? 'end'
    at += 1
    if (token === '(') {
      const inner = either()
      if (tokens[at] !== ')') throw new SyntaxError(`no ) at ${at} in ${tsquery}`)
      at += 1
      return inner
    }
    if (!token.startsWith("'")) throw new SyntaxError(`unexpected ${token} in ${tsquery}`)
    return { type: 'lexeme', text: unquote(token.replace(/:\*$/, '')), isPrefix: token.endsWith(':*') }
  }
  const both = () => chain('&', leaf)
  const either = () => chain('|', both)
  const root = either()
  if (at !== tokens.length) throw new SyntaxError(`unread rest in ${tsquery}`)
  return root
}

export function lexemesOf(vector: string): Set<string> {
  const entry = /'((?:[^'\\]|''|\\\\)+)':\d+[ABCD](?:,\d+[ABCD])*(?: |$)/gy
  const found = [...vector.matchAll(entry)]
  const length = found.reduce((sum, match) => sum + match[0].length, 0)
  if (length !== vector.length) throw new SyntaxError(`bad vector near ${vector.slice(length, length + 40)}`)
  return new Set(found.map((match) => unquote(`'${match[1]}'`)))
}

function tokenise(tsquery: string): string[] {
  const token = /\s*([()&|]|'(?:[^'\\]|''|\\\\)+'(?::\*)?)/gy
  const found = [...tsquery.matchAll(token)]
  const length = found.reduce((sum, match) => sum + match[0].length, 0)
  if (length !== tsquery.length) throw new SyntaxError(`bad tsquery near ${tsquery.slice(length, length + 40)}`)
  return found.map((match) => match[1] ?? '')
}

function unquote(text: string): string {
  return text.slice(1, -1).replaceAll("''", "'").replaceAll('\\\\', '\\')
}

function evaluate(node: Node, lexemes: ReadonlySet<string>): boolean {
  switch (node.type) {
    case 'lexeme':
      return node.isPrefix ? [...lexemes].some((lexeme) => lexeme.startsWith(node.text)) : lexemes.has(node.text)
    case '&':
      return node.children.every((child) => evaluate(child, lexemes))
    case '|':
      return node.children.some((child) => evaluate(child, lexemes))
    default:
      return node satisfies never
  }
}
