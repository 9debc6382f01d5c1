/**
 * The one shape of every cookie of ours. No script of ours reads one, so none may: HttpOnly. Lax and not Strict, because
 * people come from a mail, a chat or their bank and are still themselves; writes from elsewhere are refused by origin.
 */
export const cookieRules = { path: '/', httpOnly: true, sameSite: 'lax' } as const

/** Browsers take a name with this prefix only over https, for this very host and for all of it (RFC 6265bis, 4.1.3.2). */
export const hostPrefix = '__Host-'

/** A cookie's name as it is set: over https one that no neighbouring host and no plain connection can forge. */
export function cookieName(name: string, isSecure: boolean): string {
  return isSecure ? hostPrefix + name : name
}

/** A cookie among those of a request; what was set before the prefix came into use still counts. */
export function cookieOf(cookies: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  return cookies[hostPrefix + name] ?? cookies[name]
}

/** As `cookieOf`, of a `Cookie` header. Our values are tokens and words: nothing in them is encoded. */
export function cookieIn(header: string | null | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((part) => {
    const [key = '', value] = part.trim().split('=', 2)
    return [key, value] as const
  })
  return cookieOf(Object.fromEntries(pairs), name)
}

/** A `Set-Cookie` line. */
export function cookieLine(name: string, value: string, { isSecure, seconds }: { isSecure: boolean; seconds: number }): string {
  return `${cookieName(name, isSecure)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}
