import { route, type RouteConfigEntry } from '@react-router/dev/routes'

/** Pages on which people come in, prove who they are and keep their account safe. */
export const identityPages: RouteConfigEntry[] = [
  route('sign-in', 'shop/sign-in.tsx'),
  route('sign-in/phone', 'shop/sign-in-phone.tsx'),
  route('sign-up', 'shop/sign-up.tsx'),
  route('reset-password', 'shop/reset-password.tsx'),
  route('confirm', 'shop/confirm.tsx'),
  route('freeze', 'shop/freeze.tsx'),
  route('unfreeze', 'shop/unfreeze.tsx'),
  route('account/security', 'shop/security.tsx'),
  route('account/security/devices', 'shop/security-devices.tsx'),
  route('account/security/events', 'shop/security-events.tsx'),
  route('account/security/name', 'shop/security-name.tsx'),
  route('account/security/password', 'shop/security-password.tsx'),
  route('account/security/email', 'shop/security-email.tsx'),
  route('account/security/phone', 'shop/security-phone.tsx'),
  route('account/security/freeze', 'shop/security-freeze.tsx'),
]
