import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const place = { cwd: '/somewhere', cloneDir: '/clone' }
const key = Buffer.alloc(32, 7).toString('base64')

function configOf(env: Record<string, string>) {
  const result = readConfig(env, place)
  if (!result.ok) throw new Error(result.problems.join(' '))
  return result
}

function problemsOf(env: Record<string, string>): readonly string[] {
  const result = readConfig(env, place)
  return result.ok ? [] : result.problems
}

describe('readConfig', () => {
  test('an empty environment is a demo marketplace for this machine only', () => {
    const { config, secrets, warnings } = configOf({})
    expect(config).toEqual({
      mode: 'development',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      dataDir: '/clone/.data',
      database: { isEmbedded: true, poolMax: 20 },
      log: { level: 'info', format: 'pretty' },
      roles: { http: true, worker: true },
      hasPages: true,
      files: { kind: 'disk', dir: '/clone/.data/files' },
      mail: { from: 'Yizhan <no-reply@localhost>' },
      breachedPasswords: null,
      sms: null,
      isDemo: true,
      hasSandboxPayments: true,
      hasRateLimits: true,
      needsStrongFactor: false,
      proxy: { trusted: 'loopback', isHstsPreloaded: false },
      holdMinutes: 15,
      admission: { perSecond: 0, minutes: 15, waitingMax: 50_000 },
      holds: { valueMinorMax: 10_000_000, perAddressMax: 50 },
      autoCompleteDays: 10,
    })
    expect(secrets).toEqual({
      authSecret: undefined,
      databaseUrl: undefined,
      encryptionKey: undefined,
      encryptionKeysOld: [],
      kms: undefined,
      smtpUrl: undefined,
      s3Key: undefined,
      smsKey: undefined,
      redisUrl: undefined,
    })
    expect(warnings).toEqual([])
  })

  test('production turns the demo and sandbox payments off and logs JSON', () => {
    const { config } = configOf({ NODE_ENV: 'production' })
    expect(config).toMatchObject({ mode: 'production', isDemo: false, hasSandboxPayments: false })
    expect(config.log.format).toBe('json')
  })

  test('YIZHAN_MODE wins over NODE_ENV, and single settings over the mode', () => {
    const { config } = configOf({ NODE_ENV: 'production', YIZHAN_MODE: 'development', DEMO: 'off' })
    expect(config).toMatchObject({ mode: 'development', isDemo: false, hasSandboxPayments: true })
  })

  test('relative folders start at the working folder, empty values count as not set', () => {
    const { config } = configOf({ DATA_DIR: 'data here', PORT: ' ', PUBLIC_URL: 'https://shop.example.com/' })
    expect(config).toMatchObject({ dataDir: '/somewhere/data here', port: 3000, publicUrl: 'https://shop.example.com' })
    expect(config.files).toEqual({ kind: 'disk', dir: '/somewhere/data here/files' })
  })

  test('names each wrong variable once, with what was given and what is allowed', () => {
    expect(problemsOf({ PORT: '70000', DEMO: 'yes', ROLES: 'http,cook', HOLD_MINUTES: '0.01' })).toEqual([
      'PORT is "70000", but must be a whole number from 1 to 65535.',
      'ROLES is "http,cook", but must be http, worker, or http,worker.',
      'DEMO is "yes", but must be on or off.',
      'HOLD_MINUTES is "0.01", but must be a number from 0.05 to 1440.',
    ])
  })

  test('holds may be shorter than a minute', () => {
    expect(configOf({ HOLD_MINUTES: '0.1' }).config.holdMinutes).toBe(0.1)
  })

  test('never shows a secret back', () => {
    const text = problemsOf({ AUTH_SECRET: 'hunter2', DATABASE_URL: 'mysql://me:hunter2@db/x' }).join('\n')
    expect(text).toContain('AUTH_SECRET is something else (7 characters, not shown)')
    expect(text).not.toContain('hunter2')
  })

  test('production with a database elsewhere requires both secrets', () => {
    const env = { YIZHAN_MODE: 'production', DATABASE_URL: 'postgres://db/shop' }
    expect(problemsOf(env)).toEqual([
      'AUTH_SECRET is not set, but in production with a DATABASE_URL it must be a secret text of at least 32 characters.',
      'ENCRYPTION_KEY is not set, but in production with a DATABASE_URL it must be 32 random bytes in base64 or hexadecimal.',
    ])
    const { config, secrets } = configOf({ ...env, AUTH_SECRET: 'x'.repeat(32), ENCRYPTION_KEY: key })
    expect(config.database.isEmbedded).toBe(false)
    expect(secrets.encryptionKey).toEqual(Buffer.alloc(32, 7))
  })

  test.each([key, Buffer.alloc(32, 7).toString('hex'), Buffer.alloc(32, 7).toString('base64url')])('reads the encryption key %s', (text) => {
    expect(configOf({ ENCRYPTION_KEY: text }).secrets.encryptionKey).toEqual(Buffer.alloc(32, 7))
  })

  test('reads former encryption keys, and with a key service needs none', () => {
    const old = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const service = { region: 'cn-beijing', keyId: 'key-1', endpoint: undefined, accessKeyId: 'LTAI', accessKeySecret: 'x' }
    const given = [` ${old[0]?.toString('hex')}`, ` ${old[1]?.toString('base64')}`, 'aliyun://LTAI:x@cn-beijing/key-1'].join(',')
    expect(configOf({ ENCRYPTION_KEYS_OLD: given }).secrets.encryptionKeysOld).toEqual([...old, service])
    expect(problemsOf({ ENCRYPTION_KEYS_OLD: `${key},hunter2` }).join()).toMatch(/^ENCRYPTION_KEYS_OLD is something else \(\d+ char/)
    const env = { YIZHAN_MODE: 'production', DATABASE_URL: 'postgres://db/shop', AUTH_SECRET: 'x'.repeat(32) }
    const { secrets } = configOf({ ...env, KMS: 'aliyun://LTAI:a%2Fb@cn-hangzhou/alias%2Fshop?endpoint=https://kms.example.com' })
    expect(secrets.kms).toEqual({
      region: 'cn-hangzhou',
      keyId: 'alias/shop',
      endpoint: 'https://kms.example.com',
      accessKeyId: 'LTAI',
      accessKeySecret: 'a/b',
    })
    for (const wrong of ['aliyun://LTAI:hunter2@cn-hangzhou', 'aws://LTAI:hunter2@x/y', 'aliyun://LTAI:hunter2@x/y?endpoint=ftp://z', 'aliyun://:hunter2@x/y'])
      expect(problemsOf({ KMS: wrong }).join()).toMatch(/^KMS is something else \(\d+ char/)
  })

  test('takes a bucket apart and keeps its key among the secrets', () => {
    const { config, secrets } = configOf({ FILES: 's3://AKIA:a%2Fb@shop-files?region=eu-central-1' })
    expect(config.files).toEqual({ kind: 's3', bucket: 'shop-files', region: 'eu-central-1', endpoint: undefined })
    expect(secrets.s3Key).toEqual({ accessKeyId: 'AKIA', secretAccessKey: 'a/b' })
    expect(problemsOf({ FILES: 's3://AKIA:hunter2@shop-files' }).join()).toMatch(/^FILES is something else \(28 char/)
    expect(problemsOf({ FILES: 's3://AKIA:hunter%zz@shop-files?region=x' })).toHaveLength(1)
  })

  test('takes an account for text messages apart and keeps its key among the secrets', () => {
    const { config, secrets } = configOf({ SMS: 'tencent://AKID:a%2Fb@sms.tencentcloudapi.com?sign=一站&template=12&templateAbroad=34&app=1400000001' })
    expect(config.sms).toEqual({
      provider: 'tencent',
      endpoint: 'sms.tencentcloudapi.com',
      region: 'ap-guangzhou',
      sign: '一站',
      templates: { code: { home: '12', abroad: '34' } },
      application: '1400000001',
    })
    expect(secrets.smsKey).toEqual({ keyId: 'AKID', secret: 'a/b' })
    expect(configOf({ SMS: 'aliyun://LTAI:s@dysmsapi.aliyuncs.com?sign=x&template=SMS_1' }).config.sms).toMatchObject({ region: 'cn-hangzhou' })
    const wrong = [
      'aliyun://LTAI:hunter2@host?sign=x',
      'tencent://a:hunter2@host?sign=x&template=1',
      'aliyun://a@host?sign=x&template=1',
      'twilio://a:hunter2@b',
      'hunter2',
    ]
    for (const SMS of wrong) expect(problemsOf({ SMS }).join()).toMatch(/^SMS is something else \(\d+ characters, not shown\)/)
    expect(problemsOf({ SMS: 'aliyun://a:hunter2@host' }).join()).not.toContain('hunter2')
  })

  test('production is not served in the clear, unless this machine alone is meant or somebody insists', () => {
    const env = { YIZHAN_MODE: 'production', PUBLIC_URL: 'http://shop.example.com' }
    expect(problemsOf(env).join()).toMatch(/^PUBLIC_URL is "http:\/\/shop.example.com", but in production it must begin with https/)
    expect(problemsOf({ ...env, PUBLIC_URL: 'http://127.0.0.1.example.com' })).toHaveLength(1)
    const allowances: Record<string, string>[] = [
      { INSECURE_HTTP: 'on' },
      { PUBLIC_URL: 'https://shop.example.com' },
      { PUBLIC_URL: 'http://127.0.0.1:80' },
      { YIZHAN_MODE: 'development' },
    ]
    for (const allowed of allowances) expect(problemsOf({ ...env, ...allowed })).toEqual([])
  })

  test('production warns of servers elsewhere that are not proven to be the ones meant', () => {
    const warned = (DATABASE_URL: string, SMTP_URL: string, YIZHAN_MODE = 'production') =>
      configOf({ YIZHAN_MODE, DATABASE_URL, SMTP_URL, AUTH_SECRET: 'x'.repeat(32), ENCRYPTION_KEY: key }).warnings.map((text) => text.split(' ')[0])
    expect(warned('postgres://db.example/shop', 'smtp://mail.example:587')).toEqual(['DATABASE_URL', 'SMTP_URL'])
    expect(warned('postgres://db.example/shop?sslmode=require', 'smtps://mail.example')).toEqual(['DATABASE_URL'])
    expect(warned('postgres://db.example/shop?sslmode=verify-full', 'smtp://mail.example:587?requireTLS=true')).toEqual([])
    expect(warned('postgres://127.0.0.1/shop', 'smtp://localhost:25')).toEqual([])
    expect(warned('postgres://db.example/shop', 'smtp://mail.example', 'development')).toEqual([])
  })

  test('believes the proxies it is told of, and refuses what is none', () => {
    expect(configOf({ TRUSTED_PROXIES: 'loopback, 10.1.0.0/16,2001:db8::7' }).config.proxy.trusted).toBe('loopback,10.1.0.0/16,2001:db8::7')
    expect(configOf({ TRUSTED_PROXIES: 'none' }).config.proxy.trusted).toBe(false)
    for (const wrong of ['proxy.local', '10.0.0.0/33', '10.0.0.0/8/8', 'true', '*']) expect(problemsOf({ TRUSTED_PROXIES: wrong })).toHaveLength(1)
  })

  test('warns of a misspelt setting', () => {
    expect(configOf({ YIZHAN_MOOD: 'good' }).warnings).toHaveLength(1)
  })

  test('is frozen throughout', () => {
    const { config } = configOf({})
    expect(Object.isFrozen(config) && Object.isFrozen(config.log)).toBe(true)
  })
})
