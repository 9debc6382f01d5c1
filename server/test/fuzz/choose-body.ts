import sharp from 'sharp'
import type { Random } from '../torture/random.ts'
import type { Chooser } from './choose-path.ts'
import { unknownId } from './choose-path.ts'
import { mutateValue } from './mutate-value.ts'
import { contentTypes, mutateText } from './mutate-text.ts'
import type { Operation } from './operations.ts'
import { sampleValue } from './sample-value.ts'
import { validBodies } from './valid-bodies.ts'

export interface ChosenBody {
  readonly payload?: string | Buffer
  readonly contentType?: string
  readonly did: readonly string[]
}
const validShare = 0.45
const mutationsMax = 3
/** A small picture that really is one. */
const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#336699' } })
  .png()
  .toBuffer()
const table = 'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src\nfuzz,Fuzz,Title,Default,F-1,10.00,http://127.0.0.1:1/a.png\n'

/** A body: nearly half of them as the document asks, the rest spoilt in value, in text or in type. */
export function chooseBody(operation: Operation, chooser: Chooser): ChosenBody {
  const { random } = chooser
  if (operation.rawTypes.length > 0) return rawBody(operation, random)
  if (!operation.body) {
    if (operation.method === 'GET' || random.chance(0.8)) return { did: [] }
    return { payload: '{"more":true}', contentType: 'application/json', did: ['a body where none is'] }
  }
  const idOf = (prefix: string) => chooseId(prefix, chooser)
  const valid = validBodies[operation.name]
  let value = valid && random.chance(0.5) ? valid({ random, idOf }) : sampleValue(operation.body, 'body', { random, idOf })
  if (random.chance(validShare)) return { payload: JSON.stringify(value), contentType: 'application/json', did: [] }
  const did: string[] = []
  for (let count = random.between(0, mutationsMax); count > 0; count -= 1) {
    const mutated = mutateValue(value, random)
    value = mutated.value
    did.push(mutated.did)
  }
  const text = JSON.stringify(value) ?? ''
  const spoilt = random.chance(0.25) ? mutateText(text, random) : undefined
  const contentType = random.chance(0.06) ? random.pick(contentTypes) : 'application/json'
  if (spoilt) did.push(spoilt.did)
  if (contentType !== 'application/json') did.push(`sent as ${contentType}`)
  return { payload: spoilt?.text ?? text, contentType, did }
}

function chooseId(prefix: string, { actor, cast, random }: Chooser): string {
  const own = cast.ids.own(actor, prefix)
  const foreign = cast.ids.foreign(actor, prefix)
  const roll = random.next()
  if (own.length > 0 && roll < 0.8) return random.pick(own)
  return foreign.length > 0 && roll < 0.95 ? random.pick(foreign) : unknownId(prefix, random)
}

function rawBody({ rawTypes }: Operation, random: Random): ChosenBody {
  const whole = random.pick([picture, Buffer.from(table), Buffer.from('{"a":1}')])
  const contentType = random.chance(0.8) ? random.pick(rawTypes) : random.pick(contentTypes)
  switch (random.below(4)) {
    case 0:
      return { payload: whole.subarray(0, random.below(whole.length)), contentType, did: ['a file cut off'] }
    case 1: {
      const copy = Buffer.from(whole)
      copy[random.below(copy.length)] = random.below(256)
      return { payload: copy, contentType, did: ['a file with a changed byte'] }
    }
    case 2: {
      const { text, did } = mutateText(whole.toString('latin1'), random)
      return { payload: text, contentType, did: [did] }
    }
    default:
      return { payload: whole, contentType, did: [] }
  }
}
