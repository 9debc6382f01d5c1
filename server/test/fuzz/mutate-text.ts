import type { Random } from '../torture/random.ts'

type TextMutation = (text: string, random: Random) => string | Buffer
const megabyte = 1024 * 1024

/** What can be wrong with a body before it is a value at all. */
const mutations: Readonly<Record<string, TextMutation>> = {
  'cut off': (text, random) => text.slice(0, random.below(Math.max(1, text.length))),
  nothing: () => '',
  'keys twice': (text) => (text.startsWith('{') && text.length > 2 ? `{${text.slice(1, -1)},${text.slice(1)}` : text),
  'a prototype key': (text) => (text.startsWith('{') ? `{"__proto__":{"isAdmin":true}${text.length > 2 ? ',' : ''}${text.slice(1)}` : text),
  'a constructor key': () => '{"constructor":{"prototype":{"isAdmin":true}}}',
  deep: (text, random) => {
    const depth = random.pick([31, 33, 5000])
    return `${'{"a":['.repeat(depth)}${text}${']}'.repeat(depth)}`
  },
  unclosed: (_text, random) => '['.repeat(random.between(1, 50_000)),
  'no UTF-8': (text) => Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe, 0x80])]),
  'half a character': (text) => text.replace(/"(?=[},\]])/, String.raw`\ud800"`),
  'a mark of byte order': (text) => `\ufeff${text}`,
  'something behind': (text) => `${text} true`,
  'a comment': (text) => `/* x */${text}`,
  'numbers JSON does not have': (text) => text.replaceAll(/:-?\d+(\.\d+)?/g, ':NaN'),
  'a number of many digits': (text) => text.replaceAll(/:-?\d+/g, `:${'9'.repeat(400)}`),
  'form fields': () => 'email=a%40b.c&password=x',
  XML: () => '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  'more than a megabyte': (text) => text + ' '.repeat(megabyte),
  'random bytes': (_text, random) => Buffer.from(Array.from({ length: random.between(1, 400) }, () => random.below(256))),
}

/** Spoils the text of a body. Answers what was done beside the new text. */
export function mutateText(text: string, random: Random): { text: string | Buffer; did: string } {
  // What names are sorted by is fixed, so that the same seed means the same everywhere.
  const [did, mutate] = random.pick(Object.entries(mutations))
  return { text: mutate(text, random), did: `body: ${did}` }
}

/** Content types that a route of ours does not read, or reads as something else. */
export const contentTypes: readonly string[] = [
  'application/json',
  'application/json; charset=utf-16',
  'application/xml',
  'text/plain',
  'text/html; charset=x',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'application/problem+json',
  'image/png',
  'a',
  '*/*',
  ';',
  '',
]
