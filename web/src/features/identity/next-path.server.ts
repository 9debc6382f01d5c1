import { ownPath } from '../../api/form.server.ts'

/** Where the visitor was going; only addresses of our own. */
export function nextOf(request: Request): string | null {
  const next = new URL(request.url).searchParams.get('next')
  return next === null ? null : ownPath(next, '/account')
}

/** `?next=` for a link or form that keeps it. */
export function searchOf(next: string | null): string {
  return next ? `?next=${encodeURIComponent(next)}` : ''
}
