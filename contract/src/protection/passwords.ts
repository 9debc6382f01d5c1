import { z } from 'zod'
import type { Localized } from '../shared/index.ts'

export const passwordCharactersMax = 200
/** Below this a password is refused; 4 is best. */
export const passwordScoreMin = 2

/** What would make a password better, in words to the person who types it. */
export const passwordAdvice = {
  short: { 'zh-CN': '再长一点：至少 10 个字符。', en: 'Make it longer: at least 10 characters.' },
  breached: { 'zh-CN': '这个密码在外面泄露过，别人会先试它。请换一个。', en: 'This password has leaked elsewhere and is tried first. Choose another.' },
  personal: {
    'zh-CN': '不要用自己的名字、邮箱或店名，认识你的人猜得到。',
    en: 'Leave out your name, e-mail address and shop; people who know you guess those.',
  },
  common: { 'zh-CN': '里面有很多人都在用的词，换成只有你想得到的。', en: 'It holds words many people use; take some only you would think of.' },
  keyboard: { 'zh-CN': '键盘上挨着的键很容易猜，换成几个不相干的词。', en: 'Keys that lie side by side are easy to guess; take a few unrelated words.' },
  repeated: { 'zh-CN': '重复的字符不会更难猜，换成不同的词。', en: 'Repeating does not make it harder to guess; take different words.' },
  sequence: { 'zh-CN': '像 abc、123 这样连着的很容易猜。', en: 'Runs such as abc or 123 are easy to guess.' },
  date: { 'zh-CN': '生日和年份很容易猜，不要单靠日期。', en: 'Birthdays and years are easy to guess; do not rely on a date.' },
  longer: { 'zh-CN': '再加一两个不相干的词，一句话也可以。', en: 'Add a word or two that have nothing to do with it; a sentence will do.' },
} as const satisfies Record<string, Required<Localized>>
export type PasswordAdvice = keyof typeof passwordAdvice
const adviceCodes = Object.keys(passwordAdvice) as [PasswordAdvice, ...PasswordAdvice[]] // as: the table has these keys

export const passwordQualitySchema = z.object({
  /** 0 falls at the first guesses, 4 withstands somebody who stole the hash. */
  score: z.int().min(0).max(4),
  /** Whether it stands in the list of leaked passwords. */
  isBreached: z.boolean(),
  /** Whether it may be chosen. */
  isAcceptable: z.boolean(),
  /** What would help, most pressing first, in the reader's language. */
  advice: z.array(z.object({ code: z.enum(adviceCodes), text: z.string() })),
})
export type PasswordQuality = z.infer<typeof passwordQualitySchema>
