import { isForeign, packageNameAt } from './lock-file.ts'
import type { LockedPackage } from './lock-file.ts'

/** Licences that let anyone use, change and sell what contains the package, asking no more than a notice. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** A package whose licence asks more, or is written in a form of its own, and why it may stay. */
export interface LicenceException {
  name: RegExp
  licence: string
  why: string
}

const libvips = 'libvips as a shared library of its own package, unchanged, which whoever installs may replace: what the LGPL asks of its users'
const lightningcss = 'builds the pages and is in none of them; its own files stay under the MPL, unchanged'

export const licenceExceptions: readonly LicenceException[] = [
  { name: /^@img\/sharp-libvips-[a-z0-9-]+$/, licence: 'LGPL-3.0-or-later', why: libvips },
  { name: /^@img\/sharp-win32-[a-z0-9]+$/, licence: 'Apache-2.0 AND LGPL-3.0-or-later', why: libvips },
  { name: /^@img\/sharp-wasm32$/, licence: 'Apache-2.0 AND LGPL-3.0-or-later AND MIT', why: libvips },
  { name: /^lightningcss(-[a-z0-9-]+)?$/, licence: 'MPL-2.0', why: lightningcss },
  { name: /^axe-core$/, licence: 'MPL-2.0', why: 'looks at pages in tests, unchanged, and is not shipped' },
  { name: /^caniuse-lite$/, licence: 'CC-BY-4.0', why: 'facts about browsers, read while pages are built, credited by its package' },
  { name: /^@darabonba\/typescript$/, licence: 'Apache License 2.0', why: 'Apache-2.0 in its own spelling' },
]

/** One sentence for each package whose licence is not permissive, and for each exception that nothing needs any more. */
export function findLicenceProblems(packages: Map<string, LockedPackage>, exceptions: readonly LicenceException[]): string[] {
  const used = new Set<LicenceException>()
  const problems: string[] = []
  for (const [place, locked] of packages) {
    if (!isForeign(place, locked) || isPermissive(locked.license ?? '')) continue
    const exception = exceptions.find(({ name, licence }) => name.test(packageNameAt(place)) && licence === locked.license)
    if (exception) used.add(exception)
    else problems.push(`${place} is under ${locked.license ?? 'no named licence'}, which is not on the list.`)
  }
  const unused = exceptions.filter((exception) => !used.has(exception))
  return [...problems, ...unused.map(({ name, licence }) => `The licence exception ${name} (${licence}) is not needed any more.`)]
}

/** Reads the SPDX forms that packages use: one licence, or some joined by AND or by OR within one pair of brackets. */
export function isPermissive(expression: string): boolean {
  const inner = expression.replace(/^\((.*)\)$/, '$1')
  if (/[()]/.test(inner)) return false
  return inner.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => permissive.has(licence)))
}
