import { z } from 'zod'

const lockedPackageSchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const lockFileSchema = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), lockedPackageSchema) })

export type LockedPackage = z.infer<typeof lockedPackageSchema>

/** The packages of a package-lock.json by their place (`node_modules/a/node_modules/b`; `''` is the project itself). */
export function readLockFile(text: string): Map<string, LockedPackage> {
  return new Map(Object.entries(lockFileSchema.parse(JSON.parse(text)).packages))
}

/** The package's own name: what stands after the last `node_modules/` of its place. */
export function packageNameAt(place: string): string {
  return place.split('node_modules/').at(-1) ?? place
}

/** Whether the package comes from outside: neither a workspace nor the link to one. */
export function isForeign(place: string, { link }: LockedPackage): boolean {
  return place.includes('node_modules/') && !link
}

const integrityForm = /^sha512-[A-Za-z0-9+/]{86}==$/
/** A version, a range or a tag of the registry; no address, path, repository or alias. */
const registryRange = /^[A-Za-z0-9.^~<>=|* -]+$/

/**
 * What is wrong with where packages come from, one sentence each. Every foreign package has a SHA-512 that `npm ci`
 * compares, and no address of its own: it is asked of whatever registry the machine is set to, by name and version. A package
 * that wants to run a script while it is installed is named in `allowScripts` of package.json, with yes or no.
 */
export function findLockProblems(packages: Map<string, LockedPackage>, decidedScripts: ReadonlySet<string>): string[] {
  return [...packages].flatMap(([place, locked]) =>
    isForeign(place, locked) ? foreignProblems(place, locked, decidedScripts) : rangeProblems(place || 'package.json', locked),
  )
}

function foreignProblems(place: string, locked: LockedPackage, decidedScripts: ReadonlySet<string>): string[] {
  const problems: string[] = []
  if (!integrityForm.test(locked.integrity ?? '')) problems.push(`${place} has no SHA-512 integrity.`)
  if (locked.resolved !== undefined) problems.push(`${place} names an address to load it from.`)
  if (locked.hasInstallScript && !decidedScripts.has(packageNameAt(place)))
    problems.push(`${place} has an install script and is not in allowScripts of package.json.`)
  return problems
}

function rangeProblems(place: string, { dependencies, devDependencies, optionalDependencies }: LockedPackage): string[] {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, range]) => !registryRange.test(range))
    .map(([name, range]) => `${place} takes ${name} from "${range}", not from the registry.`)
}
