/** The page on which somebody waits before the page of this address, which it goes back to. */
export function waitingPath({ pathname, search }: URL): string {
  return `/waiting?next=${encodeURIComponent(pathname + search)}`
}
