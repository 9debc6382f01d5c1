import type { Random } from '../torture/random.ts'
import { idPrefixOf } from './json-schema.ts'
import type { JsonSchema } from './json-schema.ts'

/** Where a valid value takes its ids from. */
export interface SampleContext {
  readonly random: Random
  idOf(prefix: string): string
}

const optionalShare = 0.5
const smallMax = 3
/** Values with a meaning, by the name of their field: without these hardly any request would get past the first check. */
const byField: Readonly<Record<string, readonly unknown[]>> = {
  email: ['somebody@fuzz.yizhan.test', 'else@fuzz.yizhan.test'],
  contact: ['somebody@fuzz.yizhan.test', '13900001111'],
  phone: ['13900001111', '+49 30 901820'],
  password: ['a-test-password-1', 'another-long-password-2'],
  country: ['CN', 'DE'],
  regionCode: ['330106'],
  province: ['浙江省'],
  city: ['杭州市'],
  district: ['西湖区'],
  startsAt: ['2026-01-01T00:00:00Z'],
  endsAt: ['2099-01-01T00:00:00Z'],
  method: ['sandbox'],
  provider: ['sandbox'],
  categorySlug: ['other'],
  code: ['123456', '000000', 'FUZZ-2026'],
  codes: [['FUZZ-1111', 'FUZZ-2222']],
  currency: ['CNY'],
  carrier: ['sf'],
  query: ['tea', '东西', 'phone'],
}
/** Texts for the patterns we use; the first that fits is taken. */
const candidates = ['FUZZ-1234', '12345678901234', '123456', '11', 'CN', '#336699', 'fuzz-thing', '13900001111', 'somebody@fuzz.yizhan.test']

/** A value that the schema accepts, as far as a schema can say; `field` is the name it stands under. */
export function sampleValue(schema: JsonSchema, field: string, context: SampleContext): unknown {
  const { random } = context
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return random.pick(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return sampleValue(random.pick(choices), field, context)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => sampleValue(part, field, context)))
  const known = (byField[field] ?? []).filter((value) => typeof value === schema.type || (schema.type === 'array' && Array.isArray(value)))
  if (known.length > 0 && random.chance(0.9)) return random.pick(known)
  if (field === 'slug') return `fuzz-${random.below(1_000_000_000)}`
  switch (schema.type) {
    case 'object':
      return sampleObject(schema, context)
    case 'array':
      return Array.from({ length: (schema.minItems ?? 0) + random.below(Math.min(smallMax, (schema.maxItems ?? smallMax) + 1)) }, () =>
        sampleValue(schema.items ?? {}, field, context),
      )
    case 'string':
      return sampleText(schema, context)
    case 'integer':
    case 'number':
      return sampleNumber(schema, random)
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    default:
      return random.pick(['anything', 1, true, {}])
  }
}

function sampleObject({ properties = {}, required = [], additionalProperties }: JsonSchema, context: SampleContext): Record<string, unknown> {
  // A text in several languages needs at least one of them.
  const isNeeded = (name: string) => required.includes(name) || name === 'zh-CN'
  const entries = Object.entries(properties).filter(([name]) => isNeeded(name) || context.random.chance(optionalShare))
  const value = Object.fromEntries(entries.map(([name, schema]) => [name, sampleValue(schema, name, context)]))
  if (typeof additionalProperties !== 'object' || context.random.chance(0.7)) return value
  return { ...value, [context.random.pick(['a', 'colour', context.idOf('mer')])]: sampleValue(additionalProperties, 'entry', context) }
}

function sampleText(schema: JsonSchema, context: SampleContext): string {
  const { random } = context
  const prefix = idPrefixOf(schema)
  if (prefix) return context.idOf(prefix)
  if (schema.format === 'date-time') return random.pick(['2026-01-01T00:00:00Z', '2030-06-01T08:30:00.000Z', '2099-12-31T23:59:59Z'])
  if (schema.format === 'email') return 'somebody@fuzz.yizhan.test'
  if (schema.format === 'uri' || schema.format === 'url') return 'https://pictures.fuzz.yizhan.test/a.png'
  if (schema.pattern) {
    const pattern = new RegExp(schema.pattern, 'u')
    return candidates.find((text) => pattern.test(text)) ?? 'x'
  }
  const length = Math.max(schema.minLength ?? 0, Math.min(schema.maxLength ?? 12, 1 + random.below(12)))
  return random.pick(['模糊', 'fuzz ', 'Ω-']).repeat(length).slice(0, length)
}

function sampleNumber({ minimum = -1000, maximum = 1_000_000 }: JsonSchema, random: Random): number {
  const low = Math.max(minimum, -1000)
  // Mostly small: few things are in stock by the thousand.
  return random.chance(0.8) ? low + random.below(Math.min(smallMax, maximum - low) + 1) : random.between(low, Math.min(maximum, 1_000_000))
}
