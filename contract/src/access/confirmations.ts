import type { Money } from '../shared/index.ts'

/**
 * Acts that need a fresh second factor (step-up), for a person who is signed in. `freshMinutes` is how old the last
 * confirmation may be; `strong` asks for a passkey or an authenticator app where the person's role demands one.
 */
export const confirmedActs = {
  'change-credentials': { freshMinutes: 10, factor: 'any' },
  'export-data': { freshMinutes: 10, factor: 'any' },
  'erase-account': { freshMinutes: 10, factor: 'any' },
  'pay-large': { freshMinutes: 10, factor: 'any' },
  'change-payout': { freshMinutes: 10, factor: 'any' },
  'manage-shop-access': { freshMinutes: 15, factor: 'any' },
  operate: { freshMinutes: 30, factor: 'strong' },
} as const satisfies Record<string, { readonly freshMinutes: number; readonly factor: 'any' | 'strong' }>
export type ConfirmedAct = keyof typeof confirmedActs

/** From this sum on a payment counts as large, in minor units of its currency; other currencies always ask. */
const largeFromMinor: Readonly<Record<string, number>> = { CNY: 500_000, HKD: 500_000, USD: 70_000, EUR: 70_000 }

/** Whether paying this much asks for a confirmation. */
export function isLargePayment({ amountMinor, currency }: Money): boolean {
  return amountMinor > 0 && amountMinor >= (largeFromMinor[currency] ?? 0)
}
