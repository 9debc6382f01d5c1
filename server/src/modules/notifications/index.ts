export { createNotifications } from './notifications.ts'

export { channelOf, publishTo, serveEvents } from './http/events.ts'
