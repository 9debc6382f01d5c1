import type { ShouldRevalidateFunctionArgs } from 'react-router'

/** `shouldRevalidate` of pages whose action answers the next step: what was loaded before the first still holds. */
export function keepLoaded({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return formMethod === 'POST' ? false : defaultShouldRevalidate
}
