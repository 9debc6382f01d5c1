import type { Random } from '../torture/random.ts'

const texts: readonly string[] = [
  '',
  ' ',
  '\t\r\n',
  '\u0000',
  'before\u0000after',
  '\ud800',
  'x\udfff',
  '\u202e\u2066evil\u2069',
  '\ufeff',
  'e\u0301'.repeat(60),
  '👩‍👩‍👧‍👦'.repeat(40),
  '𝕏'.repeat(300),
  'ﷺ'.repeat(100),
  '٠١٢٣',
  'İıſK',
  'a'.repeat(201),
  'a'.repeat(10_000),
  'a'.repeat(200_000),
  // SQL
  "' or '1'='1",
  "'; drop table users; --",
  '1); select pg_sleep(5); --',
  '" or ""="',
  '\\',
  '%',
  '_',
  '$1',
  '::uuid',
  // HTML, templates, shells
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '{{7*7}}',
  '${7*7}',
  '#{7*7}',
  '<%= 7*7 %>',
  '`id`',
  '$(id)',
  '=cmd|calc!A0',
  // Paths and addresses
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd\u0000.png',
  'file:///etc/passwd',
  'http://127.0.0.1:1/latest/meta-data',
  'http://[::1]:1/',
  '//evil.example',
  // Headers
  'x\r\nset-cookie: stolen=1',
  // Numbers and dates as text
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '0x10',
  '9'.repeat(400),
  '2026-02-30T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '-271821-04-20T00:00:00.000Z',
  '0000-00-00',
  '1970-01-01T00:00:00+99:99',
  // Names with a meaning in JavaScript
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  '[object Object]',
]

const others: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1,
  0.1,
  1.5,
  1e308,
  -1e308,
  5e-324,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  -(2 ** 53),
  1e21,
  [],
  [[]],
  [null],
  {},
  { $gt: '' },
  { toString: 1 },
  { length: -1 },
  { toJSON: 'x' },
]

/** Something that broke another system where this value stood. */
export function hostileValue(random: Random): unknown {
  return random.chance(0.6) ? random.pick(texts) : random.pick(others)
}

export function hostileText(random: Random): string {
  return random.pick(texts)
}

/** Percent-encodes whatever the text is, halves of characters included, as bytes that a wire can carry. */
export function toUrlPart(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

/** Pieces of an address that no well-behaved client would send. */
export const hostileUrlParts: readonly string[] = [
  '%00',
  '%ED%A0%80',
  '%C0%AF',
  '%',
  '%zz',
  '..%2f..%2fetc%2fpasswd',
  '.',
  '..',
  '%2e%2e',
  '%0d%0aset-cookie:%20x=1',
  ';jsessionid=1',
  '*',
  'current',
  'null',
  'undefined',
]
