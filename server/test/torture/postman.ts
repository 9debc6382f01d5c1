import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from './random.ts'
import type { World } from './world.ts'

const lateMillisMax = 9000
const copiesMax = 4

/**
 * Brings signed notifications of paid attempts a second and third time, late and in any order, and behind them one that
 * says less than is known already. None may change anything.
 */
export async function sendCopies(world: World, random: Random, attemptIds: readonly string[]): Promise<void> {
  const copies = attemptIds.flatMap((attemptId) =>
    Array.from({ length: random.between(1, copiesMax) }, (_, index) => ({
      eventId: `copy-${attemptId}-${index % 2}`,
      reference: `sbx_${attemptId}`,
      outcome: random.chance(0.2) ? 'unknown' : 'succeeded',
      waitMillis: random.between(0, lateMillisMax),
    })),
  )
  await Promise.all(
    copies.map(async ({ waitMillis, ...notification }) => {
      await sleep(waitMillis)
      const answer = await world.door.send({
        method: 'POST',
        path: '/payment-notifications/sandbox',
        payload: notification,
        headers: { 'sandbox-signature': sign(world, notification) },
      })
      if (answer.outcome === 'done') world.tally.add('done', 'notification copied')
    }),
  )
}

/** As the sandbox provider does, over exactly the bytes that are sent. */
function sign({ authSecret }: World, notification: object): string {
  return createHmac('sha256', authSecret).update(JSON.stringify(notification)).digest('hex')
}
