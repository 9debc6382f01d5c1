import { route, type RouteConfigEntry } from '@react-router/dev/routes'

/** A person's second factors, below the security centre. */
export const factorPages: RouteConfigEntry[] = [
  route('account/security/passkeys', 'shop/security-passkeys.tsx'),
  route('account/security/authenticator', 'shop/security-authenticator.tsx'),
  route('account/security/recovery-codes', 'shop/security-recovery-codes.tsx'),
]
