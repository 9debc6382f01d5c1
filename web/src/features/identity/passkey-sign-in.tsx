import { useCallback, useEffect, useState } from 'react'
import { useSubmit } from 'react-router'
import type { identityRoutes } from '@yizhan/contract/identity'
import { browserPost } from '../../api/browser-fetch.ts'
import { canUsePasskeys, endPrompt, signByPasskey, type PromptProblem } from '../../api/passkey-prompt.ts'
import { Button } from '../../ui/button.tsx'
import { KeyIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { entryWords } from './entry-words.ts'

/**
 * Signs in by a passkey, with nothing typed: by the button, or by picking one where the browser offers it in the field for
 * the address. Where there are no passkeys, or no scripts, it is not there, and the password is.
 */
export function PasskeySignIn({ action }: { action: string }) {
  const w = useWords(entryWords)
  const isHydrated = useHydrated()
  const { problem, isAsking, ask } = usePasskeySignIn(action)
  if (!isHydrated || !canUsePasskeys()) return null
  return (
    <div className="mt-3 grid gap-3">
      <Button size="large" isWide isBusy={isAsking} onClick={ask}>
        <KeyIcon />
        {w.byPasskey}
      </Button>
      {problem && <Notice tone="refused">{w.passkeyProblems[problem]}</Notice>}
    </div>
  )
}

function usePasskeySignIn(action: string) {
  const submit = useSubmit()
  const [problem, setProblem] = useState<PromptProblem | null>(null)
  const [isAsking, setAsking] = useState(false)
  /** Asks for a challenge, has it signed and hands the answer to the page. */
  const begin = useCallback(
    async (signal: AbortSignal | undefined): Promise<PromptProblem | null> => {
      const { proofId, options } = await browserPost<typeof identityRoutes.startPasskeySignIn>('/api/v1/passkey-sign-ins', {}, signal)
      const signed = await signByPasskey(options, { waits: signal !== undefined })
      if (!signed.ok) return signed.problem
      await submit({ intent: 'passkey', proofId, passkey: JSON.stringify(signed.value) }, { method: 'post', action })
      return null
    },
    [action, submit],
  )
  useEffect(() => {
    const leaving = new AbortController()
    // Nobody asked for it: when it comes to nothing, nothing is said.
    void canOffer().then((offers) => (offers && !leaving.signal.aborted ? begin(leaving.signal).catch(() => null) : null))
    return () => {
      leaving.abort()
      endPrompt()
    }
  }, [begin])
  const ask = () => {
    setProblem(null)
    setAsking(true)
    void begin(undefined)
      .catch((): PromptProblem => 'failed')
      .then((came) => {
        setProblem(came)
        setAsking(false)
      })
  }
  return { problem, isAsking, ask }
}

/** Whether the browser offers passkeys in a field. */
async function canOffer(): Promise<boolean> {
  if (!canUsePasskeys()) return false
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false
}
