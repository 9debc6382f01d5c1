import type { Random } from '../torture/random.ts'
import { actorNames } from './cast.ts'
import type { ActorName, Cast, Headers } from './cast.ts'

/** How a request says who it comes from, and with whose eyes its answer may look. */
export interface Credentials {
  readonly headers: Headers
  readonly eyes: ReadonlySet<ActorName>
  /** Undefined where they are simply the actor's own. */
  readonly did?: string
}
const intactShare = 0.72
const garbage: readonly Headers[] = [
  { authorization: 'Bearer ' },
  { authorization: 'Bearer null' },
  { authorization: 'bearer\tx' },
  { authorization: 'Basic YWRtaW46YWRtaW4=' },
  { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.' },
  { authorization: `Bearer ${'a'.repeat(16_000)}` },
  { authorization: 'Bearer \u00ff\u00fe' },
  { authorization: "Bearer ' or 1=1 --" },
  { authorization: 'Bearer yz_live_00000000000000000000000000000000' },
  { cookie: 'yizhan.session_token=' },
  { cookie: 'yizhan.session_token=x.y' },
  { cookie: 'yizhan.session_token=%E0%A4%A' },
  { cookie: `yizhan.session_token=${'a'.repeat(8_000)}` },
  { cookie: '__Host-yizhan.session_token=x.y; yizhan.session_token=z' },
  { cookie: 'yz_shopper=x; yz_shopper=y; yz_order=z; =; ;;' },
  { cookie: ';'.repeat(2_000) },
]

/** Mostly the actor's own; else none, another's beside them, or what is forged, cut off, ended or no proof at all. */
export function chooseCredentials(actor: ActorName, cast: Cast, random: Random): Credentials {
  const own = cast.headers[actor]
  if (random.chance(intactShare)) return { headers: own, eyes: new Set([actor]) }
  const nobody = new Set<ActorName>(['anonymous'])
  switch (random.below(6)) {
    case 0:
      return { headers: {}, eyes: nobody, did: 'no credentials' }
    case 1: {
      const other = random.pick(actorNames)
      return { headers: { ...cast.headers[other], ...own }, eyes: new Set([actor, other]), did: `credentials of ${other} beside` }
    }
    case 2:
      return { headers: changed(own, (text) => text.slice(0, -random.between(1, 30))), eyes: nobody, did: 'credentials cut off' }
    case 3:
      return { headers: changed(own, (text) => forged(text, random)), eyes: nobody, did: 'credentials forged' }
    case 4:
      return { headers: cast.endedHeaders, eyes: nobody, did: 'a session that has ended' }
    default:
      return { headers: random.pick(garbage), eyes: nobody, did: 'credentials without meaning' }
  }
}

/** Every cookie and every token is changed: one that were left would still be proof. */
function changed(headers: Headers, change: (text: string) => string): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, text.split('; ').map(change).join('; ')]))
}

/** Another character amid the secret. The last one of base64 may carry bits that mean nothing. */
function forged(text: string, random: Random): string {
  const start = Math.max(text.indexOf('='), text.indexOf(' ')) + 1
  const index = start + random.between(2, 10)
  return text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1)
}
