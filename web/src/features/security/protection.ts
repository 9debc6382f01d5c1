import type { Security } from '@yizhan/contract/identity'

/** What protects an account, in the order in which it helps most. */
export const protections = ['signIn', 'strongFactor', 'recovery', 'email', 'phone'] as const
export type ProtectionName = (typeof protections)[number]
/** `strong` is an account that a stolen password does not open and a lost phone does not close. */
export type ProtectionLevel = 'basic' | 'good' | 'strong'

export interface Protection {
  readonly level: ProtectionLevel
  readonly isSet: Readonly<Record<ProtectionName, boolean>>
  readonly setCount: number
  /** What helps most of what is missing; nothing where nothing is. */
  readonly next: ProtectionName | null
}

type Facts = Pick<Security, 'email' | 'phone' | 'hasPassword' | 'passkeyCount' | 'hasAuthenticator' | 'recoveryCodesLeft'>

/** How well an account is protected, as one look shows it. */
export function protectionOf({ email, phone, hasPassword, passkeyCount, hasAuthenticator, recoveryCodesLeft }: Facts): Protection {
  const hasStrongFactor = passkeyCount > 0 || hasAuthenticator
  const isSet: Record<ProtectionName, boolean> = {
    signIn: hasPassword || passkeyCount > 0,
    strongFactor: hasStrongFactor,
    // Recovery codes stand in for a strong factor: without one they protect nothing.
    recovery: hasStrongFactor && recoveryCodesLeft > 0,
    email: email !== null,
    phone: phone !== null,
  }
  const missing = protections.filter((name) => !isSet[name])
  return {
    level: !hasStrongFactor ? 'basic' : isSet.recovery ? 'strong' : 'good',
    isSet,
    setCount: protections.length - missing.length,
    next: missing[0] ?? null,
  }
}
