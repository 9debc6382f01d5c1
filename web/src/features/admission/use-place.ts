import { useEffect, useState } from 'react'
import { admissionRoutes, type Place } from '@yizhan/contract/admission'
import { browserFetch } from '../../api/browser-fetch.ts'

/** After a reading that failed; a line outlives a moment without a network. */
const retrySeconds = 5

/**
 * Where somebody stands, asked again as often as the line says. Ends when the place is no longer a waiting one, or was given
 * up: then `onEnd` leads on.
 */
export function usePlace(first: Place, onEnd: () => void): Place {
  const [place, setPlace] = useState(first)
  useEffect(() => {
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      try {
        const next = await browserFetch<typeof admissionRoutes.readPlace>(admissionRoutes.readPlace.path, {}, abort.signal)
        if (next.state !== 'waiting') return onEnd()
        setPlace(next)
        timer = setTimeout(ask, next.lookAgainSeconds * 1000)
      } catch (error) {
        if (abort.signal.aborted) return
        // A refusal ends the waiting here: the page, read anew, lines up again or says what is so. Anything else passes.
        if (error instanceof Error && / answered 4\d\d$/.test(error.message)) return onEnd()
        timer = setTimeout(ask, retrySeconds * 1000)
      }
    }
    timer = setTimeout(ask, first.lookAgainSeconds * 1000)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, []) // the line itself says when to ask again; a new render is no reason
  return place
}
