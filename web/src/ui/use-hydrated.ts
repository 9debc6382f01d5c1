import { useSyncExternalStore } from 'react'

/** Whether our script runs already: false while the server renders and for the first moment after. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )
}
function subscribe(): () => void {
  return () => {}
}
