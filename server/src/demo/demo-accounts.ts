import { DEMO_PASSWORD, PEOPLE } from '../../../demo/people.ts'
import { SHOPS } from '../../../demo/shops.ts'
import type { DemoAccount } from '#modules/identity/index.ts'

const audiences = { shopper: 'shopper', owner: 'merchant', clerk: 'merchant', operator: 'operator', integrator: 'integrator' } as const

/** The accounts of the demo marketplace, shown on the sign-in page in development. */
export function demoAccounts(): DemoAccount[] {
  return PEOPLE.map(({ role, name, email, shop }) => {
    const shopName = SHOPS.find(({ slug }) => slug === shop)?.name['zh-CN']
    return { audience: audiences[role], role, name: shopName ? `${name}(${shopName})` : name, email, password: DEMO_PASSWORD }
  })
}
