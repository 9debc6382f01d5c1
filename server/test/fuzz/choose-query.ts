import { hostileText, toUrlPart } from './hostile-values.ts'
import type { Chooser } from './choose-path.ts'
import { unknownId } from './choose-path.ts'
import type { Operation } from './operations.ts'
import { sampleValue } from './sample-value.ts'

const urlMax = 7000

/** The query with its question mark, or nothing. */
export function chooseQuery(operation: Operation, { actor, cast, random }: Chooser): { text: string; did: readonly string[] } {
  const asked = operation.parameters.filter((parameter) => parameter.in === 'query' && random.chance(0.5))
  const idOf = (prefix: string) => cast.ids.own(actor, prefix)[0] ?? unknownId(prefix, random)
  const did: string[] = []
  const pairs = asked.map(({ name, schema }) => {
    if (name === 'after' || random.chance(0.25)) {
      did.push(`query ${name}`)
      return `${name}=${toUrlPart(hostileText(random)).slice(0, urlMax)}`
    }
    const value = sampleValue(schema, name, { random, idOf })
    return `${name}=${toUrlPart(typeof value === 'string' ? value : JSON.stringify(value))}`
  })
  if (random.chance(0.04)) {
    did.push('query bent')
    pairs.push(random.pick([...pairs, 'x[y]=1', '__proto__[isAdmin]=1', '%=%', '&&&', '=', 'limit=1&limit=2', '%FF%FE=1', `x=${'a'.repeat(urlMax)}`]))
  }
  return { text: pairs.length > 0 ? `?${pairs.join('&')}`.slice(0, urlMax) : '', did }
}
