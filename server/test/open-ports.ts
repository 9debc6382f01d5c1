import type { Id } from '@yizhan/contract/shared'
import type { createIdentity } from '#modules/identity/index.ts'

/** What identity asks of limits, text messages and lists of passwords, where a test is about something else. */
export const openPorts: Pick<Parameters<typeof createIdentity>[0], 'mail' | 'sendText' | 'isGoodPassword' | 'guard'> = {
  mail: { queue: async () => 'mail_01jd0000000000000000000000' as Id<'mail'>, closeBy() {}, list: async () => ({ items: [], next: null }), close() {} }, // as: nobody asks for it
  sendText: async () => {},
  isGoodPassword: async () => true,
  guard: {
    assertMayTry: async () => {},
    assertMaySend: async () => {},
    noteFailure: async () => {},
    noteSuccess: async () => {},
    isUnderAttack: async () => false,
  },
}
