import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { permissionsPage } from '../../scripts/permissions.ts'

it('docs/permissions.md says what the policy says; npm run permissions writes it', async () => {
  expect(readFileSync(path.resolve(import.meta.dirname, '../../docs/permissions.md'), 'utf8')).toBe(await permissionsPage())
})
