import { z } from 'zod'
import { defineRoute, idSchema, pageOf, pageQuery, timestampSchema } from '../shared/index.ts'

export const mailSchema = z.object({
  mailId: idSchema('mail'),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  state: z.enum(['queued', 'sent', 'failed', 'kept']),
  createdAt: timestampSchema,
})

export const textMessageSchema = z.object({
  textId: idSchema('txt'),
  to: z.string(),
  text: z.string(),
  /** `unknown`: given to the provider, who has not said yet what became of it. */
  state: z.enum(['queued', 'unknown', 'sent', 'failed', 'kept']),
  createdAt: timestampSchema,
})

/** What the server tells open pages: which thing changed, never its content. The page reads it again through the API. */
export const liveEventSchema = z.object({ topic: z.enum(['cart', 'order', 'payment', 'import']), id: z.string(), version: z.number().optional() })
export type LiveEvent = z.infer<typeof liveEventSchema>

export const systemRoutes = {
  readEvents: defineRoute({
    name: 'readEvents',
    method: 'GET',
    path: '/api/v1/events',
    summary: 'Server-sent events about the caller’s cart, orders and shops',
    response: z.string(),
    responseType: 'text/event-stream',
  }),
  reportContentPolicy: defineRoute({
    name: 'reportContentPolicy',
    method: 'POST',
    path: '/api/v1/csp-reports',
    summary: 'Where browsers tell what a page’s content policy kept from happening',
    rawBody: { types: ['application/reports+json', 'application/csp-report'], bytesMax: 64 * 1024 },
    response: z.object({}),
    status: 202,
  }),
  listMails: defineRoute({
    name: 'listMails',
    method: 'GET',
    path: '/api/v1/development/mails',
    summary: 'Mails that would have been sent, newest first. Present in development only',
    query: z.object({ ...pageQuery, to: z.string().max(200).optional() }),
    response: pageOf(mailSchema),
  }),
  listTexts: defineRoute({
    name: 'listTexts',
    method: 'GET',
    path: '/api/v1/development/texts',
    summary: 'Text messages that would have been sent, newest first. Present in development only',
    query: z.object({ ...pageQuery, to: z.string().max(40).optional() }),
    response: pageOf(textMessageSchema),
  }),
}
