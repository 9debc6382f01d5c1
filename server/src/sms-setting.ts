import type { SmsAccount, SmsKey } from '#platform/sms/provider.ts'

const regions = { aliyun: 'cn-hangzhou', tencent: 'ap-guangzhou' } as const

/**
 * Takes the setting `SMS` apart: `aliyun://keyId:secret@dysmsapi.aliyuncs.com?sign=一站&template=SMS_1` or
 * `tencent://keyId:secret@sms.tencentcloudapi.com?sign=一站&template=123&app=1400000001`. `templateAbroad` names the template for
 * numbers outside mainland China, `region` another region.
 * @returns undefined when a part is missing or wrong
 */
export function toSmsSetting(text: string): { account: SmsAccount; key: SmsKey } | undefined {
  const url = URL.parse(text)
  const provider = url?.protocol.slice(0, -1)
  if (!url || (provider !== 'aliyun' && provider !== 'tencent')) return undefined
  const given = (name: string) => url.searchParams.get(name)?.trim() ?? ''
  const [sign, home, application] = [given('sign'), given('template'), given('app')]
  const key = keyOf(url)
  if (!url.host || !key || !sign || !home || (provider === 'tencent' && !application)) return undefined
  const account: SmsAccount = {
    provider,
    endpoint: url.host,
    region: given('region') || regions[provider],
    sign,
    templates: { code: { home, abroad: given('templateAbroad') || home } },
    application,
  }
  return { account, key }
}

function keyOf(url: URL): SmsKey | undefined {
  try {
    const key = { keyId: decodeURIComponent(url.username), secret: decodeURIComponent(url.password) }
    return key.keyId && key.secret ? key : undefined
  } catch {
    return undefined // a stray percent sign
  }
}
