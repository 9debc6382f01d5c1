import { ButtonLink } from '../../ui/button.tsx'
import { CheckIcon, RuleIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { protections, type Protection, type ProtectionName } from './protection.ts'
import { centreWords } from './words.ts'

/** Where each part of the protection is set. */
const ways: Readonly<Record<ProtectionName, string>> = {
  signIn: '/account/security/password',
  strongFactor: '/account/security/passkeys',
  recovery: '/account/security/recovery-codes',
  email: '/account/security/email',
  phone: '/account/security/phone',
}

/** One look at how well the account is protected, and the one thing that would help most. */
export function ProtectionCard({ protection }: { protection: Protection }) {
  const w = useWords(centreWords)
  const { level, isSet, setCount, next } = protection
  return (
    <section className="card-paper grid gap-5 p-4 md:p-6" aria-labelledby="protection">
      <div className="flex items-start gap-3">
        <RuleIcon size={28} className={level === 'basic' ? 'text-warning' : 'text-success'} />
        <div className="min-w-0">
          <h2 id="protection" className="text-lg">
            {w.levels[level].title}
          </h2>
          <p className="text-quiet">{next ? w.next[next].text : w.nothingMissing}</p>
        </div>
      </div>
      <div className="grid gap-3">
        <Meter isSet={isSet} label={w.meter(setCount, protections.length)} level={level} />
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {protections.map((name) => (
            <li key={name} className={`inline-flex items-center gap-1 ${isSet[name] ? '' : 'text-quiet'}`}>
              {isSet[name] ? (
                <CheckIcon size={16} className="text-success" />
              ) : (
                <span aria-hidden="true" className="mx-1 size-2 rounded-full border border-current" />
              )}
              {w.parts[name]}
              <span className="sr-only">{isSet[name] ? w.isSet : w.isMissing}</span>
            </li>
          ))}
        </ul>
      </div>
      {next && (
        <div>
          <ButtonLink href={ways[next]} tone="primary">
            {w.next[next].way}
          </ButtonLink>
        </div>
      )}
    </section>
  )
}

interface MeterProps {
  readonly isSet: Protection['isSet']
  readonly label: string
  readonly level: Protection['level']
}

/** As many strokes as there are protections, those that are set filled first. */
function Meter({ isSet, label, level }: MeterProps) {
  const strokes = protections.toSorted((a, b) => Number(isSet[b]) - Number(isSet[a]))
  return (
    <div role="img" aria-label={label} className="flex gap-1">
      {strokes.map((name) => (
        <span key={name} className={`h-1.5 flex-1 rounded-full ${isSet[name] ? (level === 'basic' ? 'bg-warning' : 'bg-success') : 'bg-line'}`} />
      ))}
    </div>
  )
}
