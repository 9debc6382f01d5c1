import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { isForeign, packageNameAt, readLockFile } from './lock-file.ts'

const componentSchema = z.object({
  'bom-ref': z.string().min(1),
  type: z.enum(['library', 'application']),
  name: z.string().min(1),
  version: z.string().min(1),
  purl: z.string().startsWith('pkg:npm/'),
})
const sbomSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string().regex(/^1\.\d$/),
  serialNumber: z.string().startsWith('urn:uuid:'),
  version: z.number().int().positive(),
  metadata: z.object({ timestamp: z.iso.datetime(), component: componentSchema }),
  components: z.array(componentSchema),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
})

test('npm run sbom names every locked package, without the network', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  // A registry that nothing listens at: whatever asked it would fail.
  const env = { ...process.env, npm_config_registry: 'http://127.0.0.1:9/' }
  const written = execFileSync(process.execPath, ['scripts/sbom.ts'], { cwd: root, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const sbom = sbomSchema.parse(JSON.parse(written))
  expect(sbom.metadata.component).toMatchObject({ type: 'application', name: 'yizhan' })
  const listed = new Set(sbom.components.map(({ purl }) => decodeURIComponent(purl)))
  const locked = [...readLockFile(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))].filter(([place, one]) => isForeign(place, one))
  expect(locked.map(([place, { version }]) => `pkg:npm/${packageNameAt(place)}@${version}`).filter((purl) => !listed.has(purl))).toEqual([])
  expect(listed).toContain('pkg:npm/@yizhan/server@0.1.0')
  const refs = new Set([...sbom.components, sbom.metadata.component].map((component) => component['bom-ref']))
  expect(sbom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !refs.has(ref))).toEqual([])
})
