/**
 * Named limits of acts that are worth repeating for somebody who means harm. Each is counted for every subject it names:
 * the network the request comes from, the person, or the target (an account, an address, a phone number, an API key).
 * docs/guides/limits.md says the same in words.
 */
export const limits = {
  'sign-in': [
    { per: 'network', points: 60, seconds: 600 },
    { per: 'target', points: 10, seconds: 900 },
  ],
  /** Wrong passwords. Beyond these a network solves a challenge and an account asks for a code (identity-guard.ts). */
  'sign-in-failure': [
    { per: 'network', points: 20, seconds: 900 },
    { per: 'target', points: 3, seconds: 900 },
  ],
  'sign-up': [{ per: 'network', points: 20, seconds: 3600 }],
  /** Codes sent by mail or text message. */
  'code-send': [
    { per: 'network', points: 30, seconds: 3600 },
    { per: 'target', points: 6, seconds: 3600 },
  ],
  /** The same, counted over a day: what a phone number may cost, and how often a stranger may ring it. */
  'code-send-day': [
    { per: 'network', points: 120, seconds: 86_400 },
    { per: 'target', points: 15, seconds: 86_400 },
  ],
  'code-try': [
    { per: 'network', points: 60, seconds: 600 },
    { per: 'target', points: 10, seconds: 600 },
  ],
  'password-reset': [
    { per: 'network', points: 20, seconds: 3600 },
    { per: 'target', points: 5, seconds: 3600 },
  ],
  /** While somebody types a new password. */
  'password-quality': [{ per: 'network', points: 300, seconds: 600 }],
  /** Proofs of work given out; beyond the next two they are harder. */
  challenge: [{ per: 'network', points: 120, seconds: 600 }],
  'challenge-light': [{ per: 'network', points: 10, seconds: 600 }],
  'challenge-middle': [{ per: 'network', points: 40, seconds: 600 }],
  /** Every sign-in page that is opened where passkeys are at hand asks for one challenge. */
  'passkey-start': [{ per: 'network', points: 300, seconds: 600 }],
  'order-lookup': [{ per: 'network', points: 30, seconds: 3600 }],
  credentials: [{ per: 'person', points: 30, seconds: 3600 }],
  freeze: [{ per: 'network', points: 20, seconds: 3600 }],
  /** Adding people by e-mail address says whether an account has it: enough to staff a shop, not to try a list. */
  'add-member': [{ per: 'person', points: 20, seconds: 86_400 }],
  /** Staff who look at personal data in clear: enough to pack orders all day, not to copy a shop's buyers. */
  'personal-reading': [{ per: 'person', points: 300, seconds: 3600 }],
  /** Appeals against a freeze, by people who cannot sign in. */
  appeal: [
    { per: 'network', points: 10, seconds: 3600 },
    { per: 'target', points: 3, seconds: 86_400 },
  ],
  'message-check': [{ per: 'network', points: 60, seconds: 600 }],
  export: [{ per: 'person', points: 5, seconds: 86_400 }],
  'api-key': [{ per: 'target', points: 1200, seconds: 60 }],
  'csp-report': [{ per: 'network', points: 60, seconds: 600 }],
} as const satisfies Record<string, readonly LimitRule[]>
export interface LimitRule {
  readonly per: LimitSubject
  readonly points: number
  readonly seconds: number
}
export type LimitName = keyof typeof limits
export type LimitSubject = 'network' | 'person' | 'target'

/** Every request counts towards these, by network and minute, whatever it asks for. */
export const generalLimits = { readsPerMinute: 3000, writesPerMinute: 600 } as const
