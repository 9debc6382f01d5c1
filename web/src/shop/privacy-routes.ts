import { route, type RouteConfigEntry } from '@react-router/dev/routes'

/** What we do with data, and what people decide about theirs. */
export const privacyPages: RouteConfigEntry[] = [
  route('privacy', 'shop/privacy.tsx'),
  route('privacy/third-parties', 'shop/third-parties.tsx'),
  route('privacy/versions/:version', 'shop/privacy-version.tsx'),
  route('is-this-us', 'shop/is-this-us.tsx'),
  route('keep-account', 'shop/keep-account.tsx'),
  route('account/privacy', 'shop/account-privacy.tsx'),
  route('account/privacy/exports/:exportId', 'shop/account-export.tsx'),
]
