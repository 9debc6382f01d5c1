import { useEffect, useState } from 'react'

interface SubmitKeyProps {
  /** A key made by the loader. Leave it out on pages that anonymous visitors share: there the browser makes its own. */
  value?: string
  /** Changes after each success, so that the next submit is a new one. */
  round?: string | number
}

/** Gives a form the key under which a double submit has one effect. */
export function SubmitKey({ value, round = 0 }: SubmitKeyProps) {
  const [own, setOwn] = useState('')
  useEffect(() => setOwn(crypto.randomUUID()), [round])
  return <input type="hidden" name="idempotencyKey" value={value ?? own} />
}
