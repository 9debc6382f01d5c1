import { defineWords } from '../../ui/language.tsx'

export const challengeWords = defineWords({
  'zh-CN': {
    working: '正在确认不是机器…',
    workingHint: '由你的设备在后台完成，通常几秒钟，不用做什么。',
    solved: '已确认，可以继续。',
    failed: '没能确认。请刷新页面再试，或稍等一会儿。',
    withoutScript: (minutes: number) => `这一步要用到 JavaScript。打开它再试；或者等 ${minutes} 分钟，就不用确认了。`,
  },
  en: {
    working: 'Checking that you are not a machine…',
    workingHint: 'Your device does this by itself, usually within seconds.',
    solved: 'Checked; go on.',
    failed: 'That could not be checked. Reload the page, or wait a little.',
    withoutScript: (minutes: number) => `This step needs JavaScript. Switch it on and try again, or wait ${minutes} minutes; then nothing is checked.`,
  },
})
