import { useEffect, useState } from 'react'
import type { PasswordQuality, protectionRoutes } from '@yizhan/contract/protection'
import { browserPost } from '../../api/browser-fetch.ts'

const pauseMilliseconds = 350

/** What a typed password is judged against. */
export interface TypedPassword {
  readonly password: string
  readonly name?: string
  readonly email?: string
}

/** How good a password is, a moment after the typing pauses; null before anything is typed and when nobody answers. */
export function usePasswordQuality({ password, name, email }: TypedPassword): PasswordQuality | null {
  const [quality, setQuality] = useState<PasswordQuality | null>(null)
  useEffect(() => {
    if (password === '') {
      setQuality(null)
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      browserPost<typeof protectionRoutes.judgePassword>('/api/v1/password-quality', { password, name, email }, stop.signal).then(
        setQuality,
        // Choosing works without it; the last answer would mislead.
        () => !stop.signal.aborted && setQuality(null),
      )
    }, pauseMilliseconds)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [password, name, email])
  return quality
}
