import { useHydrated } from '../../ui/use-hydrated.ts'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { challengeWords } from './challenge-words.ts'
import { useChallenge } from './use-challenge.ts'

interface ChallengeFieldProps {
  /** Name of the field that carries the answer. */
  name?: string
  /** How long to wait where nothing can be solved: the refusal's `Retry-After`. */
  retryAfterSeconds: number
}

/** Proves in the background that a form is not sent by a machine. Nothing is to be clicked, and nobody else is asked. */
export function ChallengeField({ name = 'challenge', retryAfterSeconds }: ChallengeFieldProps) {
  const w = useWords(challengeWords)
  const isHydrated = useHydrated()
  const { field, answer, state } = useChallenge()
  // The field is there from the start: its form is held from the moment the script runs.
  return (
    <div role="status" className="grid gap-1 text-sm text-quiet">
      <input ref={field} type="hidden" name={name} value={answer} readOnly />
      {!isHydrated && (
        <noscript>
          <Notice tone="attention">{w.withoutScript(Math.max(1, Math.ceil(retryAfterSeconds / 60)))}</Notice>
        </noscript>
      )}
      {isHydrated && state === 'working' && (
        <>
          <span className="flex items-center gap-2">
            <span aria-hidden="true" className="loading loading-spinner loading-xs motion-reduce:hidden" />
            {w.working}
          </span>
          <span>{w.workingHint}</span>
        </>
      )}
      {state === 'solved' && <span>{w.solved}</span>}
      {state === 'failed' && <span className="text-error">{w.failed}</span>}
    </div>
  )
}
