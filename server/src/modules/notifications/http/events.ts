import type { LiveEvent } from '@yizhan/contract/system'
import { systemRoutes } from '@yizhan/contract/system'
import { takenOver } from '#platform/http/api.ts'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Live } from '#platform/live.ts'
import type { EventStreams } from '#platform/sse.ts'

/** Where a caller listens: their own things, and the shops they work for. */
export const channelOf = {
  shopper: (shopperId: string) => `shopper ${shopperId}`,
  merchant: (merchantId: string) => `merchant ${merchantId}`,
}

export function publishTo(live: Live, channels: readonly string[], event: LiveEvent): void {
  for (const channel of channels) live.publish(channel, JSON.stringify(event))
}

export function serveEvents(api: Api, { live, streams }: { live: Live; streams: EventStreams }): void {
  api.handle(systemRoutes.readEvents, async ({ caller, reply }) => {
    const channels = [
      ...(caller.shopperId ? [channelOf.shopper(caller.shopperId)] : []),
      ...caller.memberships.map(({ merchantId }) => channelOf.merchant(merchantId)),
    ]
    const opened = streams.open(reply, { caller: caller.userId ?? caller.shopperId ?? '', subscribe: (send) => live.subscribe(channels, send) })
    if (opened === 'tooMany') throw new AppError('server.busy', { details: { seconds: 10 } })
    return takenOver
  })
}
