import { useEffect, useRef, useState, type RefObject } from 'react'
import type { protectionRoutes } from '@yizhan/contract/protection'
import { browserFetch } from '../../api/browser-fetch.ts'

export type ChallengeState = 'working' | 'solved' | 'failed'

/**
 * Fetches a challenge and solves it. A form that is sent meanwhile waits, and is sent by itself once the answer is there.
 * @returns `field` belongs on the input that carries `answer`
 */
export function useChallenge(): { field: RefObject<HTMLInputElement | null>; answer: string; state: ChallengeState } {
  const field = useRef<HTMLInputElement>(null)
  const waiting = useRef<HTMLElement | null | undefined>(undefined)
  const [state, setState] = useState<ChallengeState>('working')
  const [answer, setAnswer] = useState('')

  useEffect(() => {
    const stop = new AbortController()
    const found = (text: string | null) => {
      if (stop.signal.aborted) return
      setAnswer(text ?? '')
      setState(text === null ? 'failed' : 'solved')
    }
    find(stop).then(found, () => found(null))
    return () => stop.abort()
  }, [])

  useEffect(() => {
    const form = field.current?.form
    if (!form) return
    if (state !== 'working') {
      const button = waiting.current
      waiting.current = undefined
      if (state === 'solved' && button !== undefined) form.requestSubmit(button)
      return
    }
    const hold = (event: SubmitEvent) => {
      event.preventDefault()
      event.stopPropagation() // before the page's own sending, which listens further up
      waiting.current = event.submitter
    }
    form.addEventListener('submit', hold)
    return () => form.removeEventListener('submit', hold)
  }, [state])

  return { field, answer, state }
}

/** The solver is fetched when it is needed: most visitors never are asked. */
async function find(stop: AbortController): Promise<string | null> {
  const [challenge, { solveChallenge }] = await Promise.all([
    browserFetch<typeof protectionRoutes.readChallenge>('/api/v1/challenges', {}, stop.signal),
    import('./solve-challenge.ts'),
  ])
  return solveChallenge(challenge, stop)
}
