import { index, layout, route, type RouteConfigEntry } from '@react-router/dev/routes'

/** Pages of the operator console; addresses are below /operator. */
export const operatorPages: RouteConfigEntry[] = [
  layout('operator/pages.tsx', [
    index('operator/today.tsx'),
    route('orders', 'operator/orders.tsx'),
    route('orders/:orderId', 'operator/order.tsx'),
    route('people', 'operator/people.tsx'),
    route('people/find', 'operator/find-people.tsx'),
    route('people/:userId', 'operator/person.tsx'),
    route('appeals', 'operator/appeals.tsx'),
    route('admission', 'operator/admission.tsx'),
    route('categories', 'operator/categories.tsx'),
    route('categories/new', 'operator/new-category.tsx'),
    route('categories/:slug', 'operator/edit-category.tsx'),
    route('audit', 'operator/audit.tsx'),
    route('audit/:entryId', 'operator/audit-entry.tsx'),
    route('verification', 'operator/verification.tsx'),
    route('keys', 'operator/keys.tsx'),
    route('*', 'operator/not-found.tsx'),
  ]),
]
