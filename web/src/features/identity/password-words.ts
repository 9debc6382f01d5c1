import { defineWords } from '../../ui/language.tsx'

/** The levels stand for scores 0 to 4; below the third a password is refused. */
export const passwordWords = defineWords<{ strength: string; levels: readonly string[] }>({
  'zh-CN': { strength: '密码强度：', levels: ['太弱', '太弱', '够用', '不错', '很强'] },
  en: { strength: 'Password strength: ', levels: ['too weak', 'too weak', 'will do', 'good', 'strong'] },
})
