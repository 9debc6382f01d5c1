import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { kindNames } from '@yizhan/contract/kinds'
import { describe, expect, it } from 'vitest'
import { folderImports, moduleImports } from './architecture.ts'

const root = import.meta.dirname
const files = globSync('**/*.ts', { cwd: root }).filter((file) => !/\.(test|testing)\./.test(file) && !file.includes('fixtures'))
const importsOf = (file: string) =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target]) => target ?? '')
/** The path below src that an import names, or undefined for packages. */
function resolve(file: string, target: string): string | undefined {
  if (target.startsWith('#')) return target.slice(1)
  if (target.startsWith('.')) return path.normalize(path.join(path.dirname(file), target))
  return undefined
}
const moduleOf = (file: string) => /^modules\/([^/]+)\//.exec(file)?.[1]
const edges = files.flatMap((file) =>
  importsOf(file)
    .flatMap((target) => resolve(file, target) ?? [])
    .map((target) => ({ file, target })),
)

describe('architecture', () => {
  it('knows every module and no other', () => {
    const found = new Set(files.flatMap((file) => moduleOf(file) ?? []))
    expect([...found].toSorted()).toEqual(Object.keys(moduleImports).toSorted())
  })

  it('lets a module import only what its line in the graph names, through the door', () => {
    const wrong = edges.filter(({ file, target }) => {
      const [from, to] = [moduleOf(file), moduleOf(target)]
      if (!from || !to || from === to) return false
      const allowed: readonly string[] = moduleImports[from as keyof typeof moduleImports] ?? [] // as: an unknown name has none
      return !allowed.includes(to) || target !== `modules/${to}/index.ts`
    })
    expect(wrong).toEqual([])
  })

  it('uses every edge it declares', () => {
    const used = new Set(edges.map(({ file, target }) => `${moduleOf(file)} ${moduleOf(target)}`))
    const unused = Object.entries(moduleImports).flatMap(([from, targets]) =>
      targets.filter((to) => !used.has(`${from} ${to}`)).map((to) => `${from} -> ${to}`),
    )
    expect(unused).toEqual([])
  })

  it('declares a graph without cycles, each module below those it imports', () => {
    const order = Object.keys(moduleImports)
    const upwards = Object.entries(moduleImports).every(([from, targets]) => targets.every((to) => order.indexOf(to) < order.indexOf(from)))
    expect(upwards).toBe(true)
  })

  it('keeps platform free of modules and kinds, and kinds free of modules', () => {
    const wrong = edges.filter(({ file, target }) => {
      const [from = '', to = ''] = [file.split('/')[0], target.split('/')[0]]
      if (!(from in folderImports) || from === to) return false
      const allowed: readonly string[] = folderImports[from as keyof typeof folderImports] // as: checked on the line above
      return to.endsWith('.ts') || to === '..' ? !allowed.includes('.') : !allowed.includes(to)
    })
    expect(wrong).toEqual([])
  })

  it('never branches on the name of a kind outside kinds/', () => {
    const names = `'(${kindNames.join('|')})'`
    const branch = new RegExp(`kind\\w*\\)?\\s*[!=]==\\s*${names}|${names}\\s*[!=]==\\s*\\w*kind|case ${names}:`, 'i')
    const wrong = files
      .filter((file) => !file.startsWith('kinds/'))
      .flatMap((file) =>
        readFileSync(path.join(root, file), 'utf8')
          .split('\n')
          .flatMap((line, index) => (branch.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
      )
    expect(wrong).toEqual([])
  })

  it('names a table only in the module that owns it', () => {
    const owners = new Map<string, string>()
    for (const file of globSync('../migrations/[0-9]*_*.sql', { cwd: root })) {
      const owner = /\d+_(\w+?)(?:_|\.sql)/.exec(path.basename(file))?.[1] ?? ''
      const text = readFileSync(path.join(root, file), 'utf8')
      for (const [, table] of text.matchAll(/create (?:unlogged )?table (?:if not exists )?(\w+)/gi)) if (table) owners.set(table, owner)
    }
    expect(owners.size).toBeGreaterThan(20)
    const wrong = files.flatMap((file) => {
      const module = moduleOf(file)
      if (!module) return []
      const code = readFileSync(path.join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      const statements = [...code.matchAll(/\b(?:from|join|into|update)\s+(\w+)/g)].map(([, table]) => table ?? '')
      return statements.filter((table) => owners.has(table) && owners.get(table) !== module).map((table) => `${file} names ${table} of ${owners.get(table)}`)
    })
    expect(wrong).toEqual([])
  })
})
