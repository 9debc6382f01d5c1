import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

it('shows text messages to whoever develops, found by a number however it is written', async () => {
  const code = { template: 'code', parameters: { code: '492817', minutes: '5' } } as const
  const textId = await app.database.transaction((tx) => app.platform.sms.queue(tx, { ...code, to: '+8613800138000', locale: 'zh-CN' }))
  await app.database.transaction((tx) => app.platform.sms.queue(tx, { ...code, to: '+4915123456789', locale: 'en' }))
  const { items, next } = (await app.http.inject('/api/v1/development/texts?to=138%200013%208000')).json()
  expect(items).toMatchObject([{ textId, to: '+8613800138000', state: 'kept', text: '验证码 492817，5 分钟内有效。我们不会向你索要验证码，请勿告诉任何人。' }])
  expect(next).toBeNull()
  expect((await app.http.inject('/api/v1/development/texts')).json().items).toHaveLength(2)
})

it('shows neither mails nor text messages in production', async () => {
  const secret = { AUTH_SECRET: 'x'.repeat(32), ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64') }
  const production = await createTestApp({ YIZHAN_MODE: 'production', ...secret })
  for (const kind of ['mails', 'texts']) expect((await production.http.inject(`/api/v1/development/${kind}`)).statusCode).toBe(404)
  await production.close()
})
