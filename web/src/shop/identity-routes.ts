import { route, type RouteConfigEntry } from '@react-router/dev/routes'

/** Pages on which people come in, prove who they are and keep their account safe. */
export const identityPages: RouteConfigEntry[] = [
  route('sign-in', 'shop/sign-in.tsx'),
  route('sign-in/phone', 'shop/sign-in-phone.tsx'),
  route('sign-up', 'shop/sign-up.tsx'),
  route('reset-password', 'shop/reset-password.tsx'),
  route('confirm', 'shop/confirm.tsx'),
]
