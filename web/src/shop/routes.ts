import { index, route, type RouteConfigEntry } from '@react-router/dev/routes'

/** Pages on which people look around and choose. */
export const shopPages: RouteConfigEntry[] = [
  index('shop/home.tsx'),
  route('categories', 'shop/categories.tsx'),
  route('offers', 'shop/offers.tsx'),
  route('offers/:offerId', 'shop/offer.tsx'),
  route('compare', 'shop/compare.tsx'),
  route('shops', 'shop/shops.tsx'),
  route('shops/:slug', 'shop/shop.tsx'),
  route('appeal', 'shop/appeal.tsx'),
  route('help', 'shop/help.tsx'),
  route('help/errors', 'shop/help-errors.tsx'),
  route('help/:article', 'shop/help-article.tsx'),
]
