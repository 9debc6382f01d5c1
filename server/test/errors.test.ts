import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { errors } from '@yizhan/contract/api'
import { expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const tests = globSync('{server,web,e2e}/**/*.test.ts', { cwd: root, exclude: ['**/node_modules/**'] }).filter((file) => !file.endsWith('test/errors.test.ts'))
const words = tests.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n')

it.each(Object.keys(errors))('%s is provoked by a test', (code) => {
  expect(words.includes(`'${code}'`)).toBe(true)
})
