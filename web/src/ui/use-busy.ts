import { useNavigation } from 'react-router'

/** Whether a form of the page is being sent, or what it led to is still loading. */
export function useBusy(): boolean {
  const navigation = useNavigation()
  return navigation.state !== 'idle' && navigation.formMethod !== undefined && navigation.formMethod !== 'GET'
}
