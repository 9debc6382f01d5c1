/** Called with every message of the subscribed channels. It must return at once. */
export type LiveSend = (data: string) => void

/**
 * Hands messages to whoever in this process listens at the moment; nothing is kept. With several processes each is
 * told by its own reader of the outbox.
 */
export interface Live {
  publish(channel: string, data: string): void
  /** @returns ends the subscription; calling it twice is no error */
  subscribe(channels: readonly string[], send: LiveSend): () => void
  readonly subscriberCount: number
}

export function createLive(): Live {
  const subscribers = new Map<string, Set<{ readonly send: LiveSend }>>()
  let count = 0
  return {
    publish: (channel, data) => {
      for (const { send } of subscribers.get(channel) ?? []) send(data)
    },
    subscribe: (channels, send) => {
      const subscriber = { send }
      const distinct = new Set(channels)
      for (const channel of distinct) {
        const others = subscribers.get(channel)
        if (others) others.add(subscriber)
        else subscribers.set(channel, new Set([subscriber]))
      }
      count += 1
      let isActive = true
      return () => {
        if (!isActive) return
        isActive = false
        count -= 1
        for (const channel of distinct) leave(channel, subscriber)
      }
    },
    get subscriberCount() {
      return count
    },
  }

  function leave(channel: string, subscriber: { readonly send: LiveSend }): void {
    const others = subscribers.get(channel)
    others?.delete(subscriber)
    if (others?.size === 0) subscribers.delete(channel) // a visitor's channel must not outlive the visit
  }
}
