import { useWords } from '../../ui/language.tsx'
import { usePasswordQuality, type TypedPassword } from './use-password-quality.ts'
import { passwordWords } from './password-words.ts'

const steps = [1, 2, 3, 4] as const
const adviceMax = 2
/** Refused, may pass, good. */
const tones = ['bg-error', 'bg-error', 'bg-warning', 'bg-success', 'bg-success'] as const

/** How good the typed password is and what would help. Absent until something is typed, so without JavaScript too. */
export function PasswordStrength(typed: TypedPassword) {
  const w = useWords(passwordWords)
  const quality = usePasswordQuality(typed)
  if (!quality) return null
  const { score, advice } = quality
  const shown = Math.max(1, score)
  return (
    <div className="grid gap-1.5" role="status">
      <div className="flex items-center gap-3">
        <span aria-hidden="true" className="flex flex-1 gap-1">
          {steps.map((step) => (
            <span key={step} className={`h-1 flex-1 rounded-full transition-colors ${step <= shown ? (tones[score] ?? '') : 'bg-line'}`} />
          ))}
        </span>
        <span className="text-sm text-quiet">
          <span className="sr-only">{w.strength}</span>
          {w.levels[score]}
        </span>
      </div>
      {advice.slice(0, adviceMax).map(({ code, text }) => (
        <p key={code} className="text-sm text-quiet">
          {text}
        </p>
      ))}
    </div>
  )
}
