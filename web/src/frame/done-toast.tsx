import { useLocation } from 'react-router'
import { Toast } from '../ui/toast.tsx'

/** Confirms what the address says was done: `?done=accepted&count=3`. Unknown words say nothing. */
export function DoneToast({ says }: { says: Readonly<Record<string, (count: number) => string>> }) {
  const { search, key } = useLocation()
  const params = new URLSearchParams(search)
  const done = params.get('done') ?? ''
  const say = Object.hasOwn(says, done) ? says[done] : undefined
  return <Toast messageKey={say ? key : null}>{say?.(Number(params.get('count') ?? 1))}</Toast>
}
