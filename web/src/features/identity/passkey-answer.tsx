import { useEffect, useRef, useState } from 'react'
import type { PasskeyRequest } from '@yizhan/contract/identity'
import { signByPasskey, type PromptProblem } from '../../api/passkey-prompt.ts'
import type { Refusal } from '../../api/refusal.ts'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { entryWords } from './entry-words.ts'

/**
 * Has the device sign what the server asks, and sends the form it stands in with the answer. The browser asks by itself,
 * since the person chose this way a moment ago; the button asks again.
 */
export function PasskeyAnswer({ options, refusal }: { options: PasskeyRequest | null; refusal: Refusal | undefined }) {
  const w = useWords(entryWords)
  const isHydrated = useHydrated()
  const { field, problem, isAsking, ask } = usePasskeyField(options, refusal === undefined)
  return (
    <>
      {refusal && !problem && <Notice tone="refused">{refusal.message}</Notice>}
      {problem && <Notice tone="refused">{w.passkeyProblems[problem]}</Notice>}
      {isAsking && <Notice>{w.passkeyAsking}</Notice>}
      <input ref={field} type="hidden" name="passkey" />
      <Button tone="primary" size="large" isWide isBusy={isAsking} onClick={ask} reason={isHydrated ? null : w.needsScript}>
        {w.methods.passkey}
      </Button>
    </>
  )
}

/** A field that is filled with what the passkey signed, whereupon its form is sent. */
function usePasskeyField(options: PasskeyRequest | null, asksAtOnce: boolean) {
  const field = useRef<HTMLInputElement>(null)
  const hasAsked = useRef(false)
  const [problem, setProblem] = useState<PromptProblem | null>(null)
  const [isAsking, setAsking] = useState(false)
  const ask = () => {
    if (!options) return setProblem('failed')
    setProblem(null)
    setAsking(true)
    void signByPasskey(options).then((signed) => {
      setAsking(false)
      if (!signed.ok) return setProblem(signed.problem)
      if (!field.current) return
      field.current.value = JSON.stringify(signed.value)
      field.current.form?.requestSubmit()
    })
  }
  const firstAsk = useRef(ask)
  useEffect(() => {
    if (!asksAtOnce || hasAsked.current) return
    hasAsked.current = true
    firstAsk.current()
  }, [asksAtOnce])
  return { field, problem, isAsking, ask }
}
