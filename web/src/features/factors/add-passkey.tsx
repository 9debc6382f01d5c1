import { useCallback, useEffect, useRef, useState } from 'react'
import { Form, useSubmit } from 'react-router'
import type { PasskeyCreation } from '@yizhan/contract/identity'
import { canUsePasskeys, makePasskey, type PromptProblem } from '../../api/passkey-prompt.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { factorWords, passkeyWords } from './words.ts'

/** A registration that the server began. */
export interface StartedPasskey {
  readonly proofId: string
  readonly options: PasskeyCreation
}
interface AddPasskeyProps {
  /** The page whose action starts (`start`) and finishes (`add`). */
  readonly action: string
  readonly started: StartedPasskey | null
}

/** Adds a passkey: the server begins, the browser makes the key, the server checks it. */
export function AddPasskey({ action, started }: AddPasskeyProps) {
  const w = useWords(passkeyWords)
  const f = useWords(factorWords)
  const isBusy = useBusy()
  const isUnavailable = useHydrated() && !canUsePasskeys()
  const { problem, isPrompting, prompt } = usePrompt(action, started)
  if (isUnavailable) return <Notice tone="attention">{w.unavailable}</Notice>
  return (
    <div className="grid gap-4">
      {problem && <Notice tone="refused">{w.problems[problem]}</Notice>}
      {isPrompting && <Notice>{w.prompting}</Notice>}
      <Form method="post" action={action} className="noscript:hidden">
        {started && problem === 'dismissed' ? (
          <Button tone="primary" onClick={prompt}>
            {w.promptAgain}
          </Button>
        ) : (
          <Button type="submit" name="intent" value="start" tone="primary" isBusy={isBusy || isPrompting}>
            <PlusIcon />
            {w.add}
          </Button>
        )}
      </Form>
      <div className="hidden noscript:block">
        <Notice ways={<ButtonLink href="/account/security/authenticator">{f.toAuthenticator}</ButtonLink>}>{f.needsScript}</Notice>
      </div>
    </div>
  )
}

/** Asks the browser once for each registration that begins, and hands its answer to the page. */
function usePrompt(action: string, started: StartedPasskey | null) {
  const submit = useSubmit()
  const [problem, setProblem] = useState<PromptProblem | null>(null)
  const [isPrompting, setPrompting] = useState(false)
  const askedFor = useRef<string>(undefined)
  const prompt = useCallback(() => {
    if (!started) return
    setProblem(null)
    setPrompting(true)
    void makePasskey(started.options).then((made) => {
      setPrompting(false)
      if (!made.ok) return setProblem(made.problem)
      return submit({ intent: 'add', proofId: started.proofId, passkey: JSON.stringify(made.value) }, { method: 'post', action })
    })
  }, [action, started, submit])
  useEffect(() => {
    if (!started || askedFor.current === started.proofId) return
    askedFor.current = started.proofId
    prompt()
  }, [started, prompt])
  return { problem, isPrompting, prompt }
}
