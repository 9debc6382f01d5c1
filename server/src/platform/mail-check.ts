import type { Crypto } from './crypto.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const charactersPerCode = 10
const bitsPerCharacter = 5n
/** Letters people take for digits, and what they typed between groups. */
const misread: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }

/** The code of a mail: 50 bits that only we can compute, in two groups of five. Nobody can foresee the code of another mail. */
export function checkCodeOf(crypto: Pick<Crypto, 'blindIndex'>, mailId: string): string {
  let bits = BigInt(`0x${crypto.blindIndex(mailId, 'mail-check-code').slice(0, 16)}`)
  let code = ''
  for (let index = 0; index < charactersPerCode; index += 1) {
    code += alphabet[Number(bits & 31n)]
    bits >>= bitsPerCharacter
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** What a code is found by: whoever reads the database learns no code from it. */
export function checkIndexOf(crypto: Pick<Crypto, 'blindIndex'>, code: string): string {
  return crypto.blindIndex(code.replaceAll('-', ''), 'mail-check-index')
}

/** The code a person typed or pasted, as it was written; undefined when it can be none. */
export function readCheckCode(given: string): string | undefined {
  const letters = given
    .toUpperCase()
    .replaceAll(/[\s\u00ad\-–—_]/g, '')
    .replaceAll(/[OILU]/g, (letter) => misread[letter] ?? letter)
  const isCode = letters.length === charactersPerCode && [...letters].every((letter) => alphabet.includes(letter))
  return isCode ? `${letters.slice(0, 5)}-${letters.slice(5)}` : undefined
}
