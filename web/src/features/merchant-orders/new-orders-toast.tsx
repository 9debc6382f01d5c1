import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { Toast } from '../../ui/toast.tsx'
import { merchantOrderWords } from './words.ts'

/** Says when an order came in while the list was open. Ids grow with time, so a greater one is a newer one. */
export function NewOrdersToast({ newest, scope }: { newest: string; scope: string }) {
  const w = useWords(merchantOrderWords)
  const seen = useRef({ newest, scope })
  const [arrived, setArrived] = useState<string | null>(null)
  useEffect(() => {
    if (seen.current.scope === scope && newest > seen.current.newest) setArrived(newest)
    seen.current = { newest, scope }
  }, [newest, scope])
  return <Toast messageKey={arrived}>{w.arrived}</Toast>
}
