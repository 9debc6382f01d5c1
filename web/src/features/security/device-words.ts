import { defineWords } from '../../ui/language.tsx'

/** Where somebody is signed in. */
export const deviceWords = defineWords({
  'zh-CN': {
    title: '已登录的设备',
    note: '不认识的、不用了的，在这里让它退出。',
    unknown: '未知设备',
    current: '这台设备',
    now: '正在使用',
    lastSeen: '上次使用',
    signedIn: '登录于',
    end: '退出登录',
    endOf: (device: string) => `让${device}退出登录`,
    endOthers: '退出所有其他设备',
    onlyThis: '只有这台设备登录着。',
    done: {
      ended: () => '那台设备已退出登录',
      others: (count: number) => (count > 0 ? `已退出其他 ${count} 台设备` : '没有其他设备登录着'),
    },
  },
  en: {
    title: 'Signed-in devices',
    note: 'Sign out what you do not know, or no longer use.',
    unknown: 'Unknown device',
    current: 'This device',
    now: 'In use now',
    lastSeen: 'Last used',
    signedIn: 'Signed in',
    end: 'Sign out',
    endOf: (device: string) => `Sign ${device} out`,
    endOthers: 'Sign out all other devices',
    onlyThis: 'Only this device is signed in.',
    done: {
      ended: () => 'That device is signed out',
      others: (count: number) => (count > 0 ? `${count} other ${count === 1 ? 'device' : 'devices'} signed out` : 'No other device was signed in'),
    },
  },
})
