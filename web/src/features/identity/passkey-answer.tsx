import { useRef, useState } from 'react'
import type { Refusal } from '../../api/refusal.ts'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { entryWords } from './entry-words.ts'

/** Has the device sign what the server asks, and sends the form it stands in with the answer. */
export function PasskeyAnswer({ options, refusal }: { options: Record<string, unknown> | null; refusal: Refusal | undefined }) {
  const w = useWords(entryWords)
  const isHydrated = useHydrated()
  const field = useRef<HTMLInputElement>(null)
  const [isAsking, setAsking] = useState(false)
  const ask = async () => {
    setAsking(true)
    try {
      const { startAuthentication } = await import('@simplewebauthn/browser')
      const answer = await startAuthentication({ optionsJSON: options as never }) // as: the server's own description of WebAuthn's options
      if (!field.current) return
      field.current.value = JSON.stringify(answer)
      field.current.form?.requestSubmit()
    } catch {
      // Closed, or no passkey at hand: the person may try again or choose another way.
    } finally {
      setAsking(false)
    }
  }
  return (
    <>
      {refusal && <Notice tone="refused">{refusal.message}</Notice>}
      <input ref={field} type="hidden" name="passkey" />
      <Button tone="primary" size="large" isWide isBusy={isAsking} onClick={() => void ask()} reason={isHydrated ? null : w.needsScript}>
        {w.methods.passkey}
      </Button>
    </>
  )
}
