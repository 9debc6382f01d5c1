import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { accessErrors, accessOf } from './access/index.ts'
import { errors, routes } from './api/index.ts'
import { fieldMessages, locales, sharedErrors } from './shared/index.ts'

const sources = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((file) => !file.includes('.test.'))
  .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'))

describe('errors', () => {
  it('have words in every language, with the same places to fill', () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted()
    for (const [code, { text }] of Object.entries(errors)) {
      for (const locale of locales) expect(text[locale].length, `${code} ${locale}`).toBeGreaterThan(4)
      expect(places(text.en), code).toEqual(places(text['zh-CN']))
    }
  })

  it('have codes of one form, each defined once', () => {
    const defined = sources.flatMap((source) => [...source.matchAll(/^ {2}'([a-z]+\.[a-z-]+)': \{/gm)].map(([, code]) => code ?? ''))
    expect(defined.toSorted()).toEqual(Object.keys(errors).toSorted())
  })

  it('are declared by a route, or can meet any request', () => {
    const declared = new Set<string>(Object.values(routes).flatMap((route) => ('errors' in route ? [...(route.errors ?? [])] : [])))
    for (const code of Object.keys(errors)) expect(declared.has(code) || code in sharedErrors || code in accessErrors, code).toBe(true)
    for (const code of declared) expect(errors).toHaveProperty([code])
  })
})

describe('routes', () => {
  it('have distinct names, and distinct addresses per method', () => {
    const all = Object.entries(routes)
    for (const [name, route] of all) expect(route.name).toBe(name)
    const addresses = all.map(([, { method, path: address }]) => `${method} ${address.replaceAll(/\{\w+\}/g, '{}')}`)
    expect(new Set(addresses).size).toBe(all.length)
  })

  it('describe every parameter of their path', () => {
    for (const route of Object.values(routes)) {
      const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const described = 'params' in route && route.params ? Object.keys(route.params.shape) : []
      expect(described.toSorted(), route.name).toEqual(named.toSorted())
    }
  })

  it('lie under the version, those of merchants and operators in their own areas', () => {
    for (const route of Object.values(routes)) {
      expect(route.path).toMatch(/^\/api\/v1\//)
      const { audience } = accessOf(route.name)
      if (audience === 'merchant') expect(route.path).toMatch(/^\/api\/v1\/merchant\/\{merchantId\}\//)
      if (audience === 'operator') expect(route.path).toMatch(/^\/api\/v1\/operator\//)
    }
  })
})

describe('field messages', () => {
  it('exist in Chinese for every sentence of a schema', () => {
    const sentences = sources.flatMap((source) =>
      [...source.matchAll(/message: '([^']+)'/g)].map(([, sentence]) => sentence ?? '').filter((sentence) => !/\p{Script=Han}/u.test(sentence)),
    )
    const missing = sentences.filter((sentence) => !(sentence in fieldMessages) && !sentence.startsWith('expected an id'))
    expect(missing).toEqual([])
  })
})
