import { passwordAdvice, protectionRoutes } from '@yizhan/contract/protection'
import type { Platform } from './platform.ts'
import type { Api } from '#platform/http/api.ts'

/** What protects before anybody is known: the judgement of a password, and a proof of work. */
export function serveProtection(api: Api, { passwords, challenges }: Platform): void {
  api.handle(protectionRoutes.judgePassword, async ({ body: { password, name, email }, locale }) => {
    const { warnings, ...judgement } = await passwords.judge(
      password,
      [name, email].filter((text) => text !== undefined),
    )
    return { ...judgement, advice: warnings.map((code) => ({ code, text: passwordAdvice[code][locale] })) }
  })
  api.handle(protectionRoutes.readChallenge, ({ ip }) => challenges.create(ip))
}
