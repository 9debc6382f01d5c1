import path from 'node:path'
import * as z from 'zod'
import type { AliyunKmsPlace } from '#platform/crypto/aliyun-kms.ts'
import type { SmsAccount, SmsKey } from '#platform/sms/provider.ts'
import { toFilesPlace } from './files-setting.ts'
import { toKmsPlace } from './kms-setting.ts'
import { toSmsSetting } from './sms-setting.ts'
import { clearTextProblems, toTrustedProxies, unprovenServers } from './network-settings.ts'

/** Everything this process was told from outside, except secrets. Frozen; nothing else reads the environment. */
export interface Config {
  readonly mode: 'development' | 'production'
  readonly host: string
  readonly port: number
  /** Address under which people reach the shop, without a slash at the end. */
  readonly publicUrl: string
  readonly dataDir: string
  readonly database: { readonly isEmbedded: boolean; readonly poolMax: number }
  readonly log: { readonly level: LogLevel; readonly format: 'pretty' | 'json' }
  readonly roles: { readonly http: boolean; readonly worker: boolean }
  /** Without them this process serves the API alone, and nothing is built. */
  readonly hasPages: boolean
  readonly files: FilesPlace
  readonly mail: { readonly from: string }
  /** A file of leaked passwords ordered by hash; without one, a short list. */
  readonly breachedPasswords: string | null
  /** Who delivers text messages; without one they are kept. Its key is among the secrets. */
  readonly sms: SmsAccount | null
  readonly isDemo: boolean
  readonly hasSandboxPayments: boolean
  readonly hasRateLimits: boolean
  /** Whether operators need a passkey or an authenticator app for their acts; a code by mail does in a demo. */
  readonly needsStrongFactor: boolean
  readonly proxy: {
    /** Whose word on a visitor's address and protocol counts: addresses, networks, `loopback`; false for nobody's. */
    readonly trusted: string | false
    readonly isHstsPreloaded: boolean
  }
  readonly holdMinutes: number
  /** The line before checkout; 0 per second lets everybody in until an operator sets a rate. */
  readonly admission: { readonly perSecond: number; readonly minutes: number; readonly waitingMax: number }
  /** What one visitor may hold unpaid, beside five trades per person and device. */
  readonly holds: { readonly valueMinorMax: number; readonly perAddressMax: number }
  readonly autoCompleteDays: number
}

/** Where pictures and documents are kept; the key of a bucket is among the secrets. */
export type FilesPlace =
  | { readonly kind: 'disk'; readonly dir: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly region: string; readonly endpoint: string | undefined }

/** Secrets as given from outside; those left out are made by `completeSecrets`. */
export interface GivenSecrets {
  readonly databaseUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly authSecret: string | undefined
  /** 32 bytes; the data keys are wrapped by it, unless a key service does. */
  readonly encryptionKey: Buffer | undefined
  /** Those that wrapped data keys before. */
  readonly encryptionKeysOld: readonly (Buffer | AliyunKmsPlace)[]
  readonly kms: AliyunKmsPlace | undefined
  readonly s3Key: S3Key | undefined
  readonly smsKey: SmsKey | undefined
  /** Where limits are shared; else they are in PostgreSQL. */
  readonly redisUrl: string | undefined
}

export interface S3Key {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config; readonly secrets: GivenSecrets; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] }

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on')
const minutes = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))
const count = (min: number, max: number) => z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(min).max(max))

/** Every variable that is read: its form, and the words that say what is allowed. Empty counts as not set. */
const VARIABLES = {
  YIZHAN_MODE: [z.enum(['development', 'production']), 'development or production'],
  NODE_ENV: [z.string(), 'any word'],
  HOST: [z.string().regex(/^[\w.:-]+$/), 'a host name or IP address to listen on, such as 127.0.0.1 or 0.0.0.0'],
  PORT: [count(1, 65_535), 'a whole number from 1 to 65535'],
  PUBLIC_URL: [z.url({ protocol: /^https?$/ }), 'a web address such as https://shop.example.com'],
  DATA_DIR: [z.string(), 'a folder'],
  DATABASE_URL: [z.url({ protocol: /^postgres(ql)?$/ }), 'an address such as postgres://user:password@host:5432/name'],
  DATABASE_POOL_MAX: [count(2, 1000), 'a whole number from 2 to 1000'],
  LOG_LEVEL: [z.enum(LOG_LEVELS), `one of ${LOG_LEVELS.join(', ')}`],
  LOG_FORMAT: [z.enum(['pretty', 'json']), 'pretty or json'],
  ROLES: [z.string().regex(/^(http|worker)(,(http|worker))?$/), 'http, worker, or http,worker'],
  PAGES: [onOff, 'on or off'],
  FILES: [
    z
      .string()
      .transform(toFilesPlace)
      .pipe(z.object({ place: z.custom<FilesPlace>(), s3Key: z.custom<S3Key>().optional() })),
    'a folder, or s3://keyId:secret@bucket?region=eu-central-1 (percent-encoded; &endpoint=https://... for other stores)',
  ],
  SMTP_URL: [z.url({ protocol: /^smtps?$/ }), 'an address such as smtps://user:password@mail.example.com:465'],
  MAIL_FROM: [z.string().regex(/^[^<>]*<?[^\s<>@]+@[^\s<>@]+>?$/), 'a mail address such as Yizhan <shop@example.com>'],
  REDIS_URL: [z.url({ protocol: /^rediss?$/ }), 'an address such as redis://user:password@host:6379/0'],
  BREACHED_PASSWORDS: [z.string(), 'a file of SHA-1 hashes ordered by hash'],
  SMS: [
    z
      .string()
      .transform(toSmsSetting)
      .pipe(z.object({ account: z.custom<SmsAccount>(), key: z.custom<SmsKey>() })),
    'an address such as aliyun://keyId:secret@dysmsapi.aliyuncs.com?sign=...&template=SMS_1 or tencent://keyId:secret@sms.tencentcloudapi.com?sign=...&template=1&app=1400000001 (percent-encoded)',
  ],
  AUTH_SECRET: [z.string().min(32), 'a secret text of at least 32 characters'],
  ENCRYPTION_KEY: [z.string().transform(toKey).pipe(z.instanceof(Buffer)), '32 random bytes in base64 or hexadecimal'],
  ENCRYPTION_KEYS_OLD: [
    z
      .string()
      .transform((text) => text.split(',').map((key) => toKey(key.trim()) ?? toKmsPlace(key.trim())))
      .pipe(z.array(z.custom<Buffer | AliyunKmsPlace>(Boolean))),
    'former encryption keys, 32 bytes each in base64 or hexadecimal, or addresses as in KMS, with commas between',
  ],
  KMS: [
    z.string().transform(toKmsPlace).pipe(z.custom<AliyunKmsPlace>(Boolean)),
    'aliyun://keyId:secret@region/key (percent-encoded; ?endpoint=https://... for a dedicated instance)',
  ],
  DEMO: [onOff, 'on or off'],
  SANDBOX_PAYMENTS: [onOff, 'on or off'],
  RATE_LIMITS: [onOff, 'on or off'],
  STRONG_FACTOR: [onOff, 'on or off'],
  TRUSTED_PROXIES: [
    z
      .string()
      .transform(toTrustedProxies)
      .pipe(z.union([z.string(), z.literal(false)])),
    'none, or IP addresses and networks such as 10.0.0.7,172.16.0.0/12 (loopback stands for this machine)',
  ],
  HSTS_PRELOAD: [onOff, 'on or off'],
  INSECURE_HTTP: [onOff, 'on or off'],
  HOLD_MINUTES: [minutes(0.05, 1440), 'a number from 0.05 to 1440'],
  AUTO_COMPLETE_DAYS: [count(1, 365), 'a whole number from 1 to 365'],
  ADMISSIONS_PER_SECOND: [count(0, 100_000), 'a whole number from 0 to 100000'],
  ADMISSION_MINUTES: [count(1, 240), 'a whole number from 1 to 240'],
  ADMISSION_LINE_MAX: [count(1, 1_000_000), 'a whole number from 1 to 1000000'],
  HOLD_VALUE_MAX: [count(1, 1_000_000_000_000), 'a whole number of minor units (fen, cents) from 1 to 1000000000000'],
  HOLDS_PER_ADDRESS: [count(1, 100_000), 'a whole number from 1 to 100000'],
} as const satisfies Record<string, readonly [z.ZodType, string]>

type Name = keyof typeof VARIABLES
type Values = { [K in Name]?: z.output<(typeof VARIABLES)[K][0]> }

/** Never shown back: a mistyped secret is still a secret. */
const SECRET_NAMES: readonly Name[] = ['DATABASE_URL', 'SMTP_URL', 'REDIS_URL', 'SMS', 'FILES', 'AUTH_SECRET', 'ENCRYPTION_KEY', 'ENCRYPTION_KEYS_OLD', 'KMS']

/** Folder of the clone, where `.data` lies unless DATA_DIR says otherwise. */
export const CLONE_DIR = path.resolve(import.meta.dirname, '../..')

/**
 * Reads and checks all variables at once. Pure: the same environment gives the same answer.
 * @param env usually `process.env`
 * @param place `cwd`: what relative folders are relative to; `cloneDir`: where the default data folder lies
 * @returns the frozen configuration, or one sentence per variable that is wrong
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, place: { cwd: string; cloneDir?: string }): ConfigResult {
  const { values, problems } = parseAll(env)
  const mode = values.YIZHAN_MODE ?? (values.NODE_ENV === 'production' ? 'production' : 'development')
  problems.push(
    ...missingSecrets(values, mode),
    ...clearTextProblems({ publicUrl: values.PUBLIC_URL, isAllowed: values.INSECURE_HTTP ?? mode !== 'production' }),
  )
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    config: deepFreeze(toConfig(values, mode, place)),
    secrets: Object.freeze(toSecrets(values)),
    warnings: [...unknownNames(env), ...(mode === 'production' ? unprovenServers(toSecrets(values)) : [])],
  }
}

function toSecrets(values: Values): GivenSecrets {
  return {
    authSecret: values.AUTH_SECRET,
    databaseUrl: values.DATABASE_URL,
    encryptionKey: values.ENCRYPTION_KEY,
    encryptionKeysOld: values.ENCRYPTION_KEYS_OLD ?? [],
    kms: values.KMS,
    smtpUrl: values.SMTP_URL,
    s3Key: values.FILES?.s3Key,
    smsKey: values.SMS?.key,
    redisUrl: values.REDIS_URL,
  }
}

function toConfig(values: Values, mode: Config['mode'], place: { cwd: string; cloneDir?: string }): Config {
  const isDevelopment = mode === 'development'
  const port = values.PORT ?? 3000
  const dataDir = values.DATA_DIR ? path.resolve(place.cwd, values.DATA_DIR) : path.join(place.cloneDir ?? CLONE_DIR, '.data')
  const roles = (values.ROLES ?? 'http,worker').split(',')
  return {
    mode,
    host: values.HOST ?? '127.0.0.1',
    port,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    dataDir,
    database: { isEmbedded: values.DATABASE_URL === undefined, poolMax: values.DATABASE_POOL_MAX ?? 20 },
    log: { level: values.LOG_LEVEL ?? 'info', format: values.LOG_FORMAT ?? (isDevelopment ? 'pretty' : 'json') },
    roles: { http: roles.includes('http'), worker: roles.includes('worker') },
    hasPages: values.PAGES ?? true,
    files: filesPlace(values.FILES?.place, place.cwd, dataDir),
    mail: { from: values.MAIL_FROM ?? 'Yizhan <no-reply@localhost>' },
    breachedPasswords: values.BREACHED_PASSWORDS ? path.resolve(place.cwd, values.BREACHED_PASSWORDS) : null,
    sms: values.SMS?.account ?? null,
    isDemo: values.DEMO ?? isDevelopment,
    hasSandboxPayments: values.SANDBOX_PAYMENTS ?? isDevelopment,
    hasRateLimits: values.RATE_LIMITS ?? true,
    needsStrongFactor: values.STRONG_FACTOR ?? !isDevelopment,
    proxy: { trusted: values.TRUSTED_PROXIES ?? 'loopback', isHstsPreloaded: values.HSTS_PRELOAD ?? false },
    holdMinutes: values.HOLD_MINUTES ?? 15,
    admission: { perSecond: values.ADMISSIONS_PER_SECOND ?? 0, minutes: values.ADMISSION_MINUTES ?? 15, waitingMax: values.ADMISSION_LINE_MAX ?? 50_000 },
    holds: { valueMinorMax: values.HOLD_VALUE_MAX ?? 10_000_000, perAddressMax: values.HOLDS_PER_ADDRESS ?? 50 },
    autoCompleteDays: values.AUTO_COMPLETE_DAYS ?? 10,
  }
}

function parseAll(env: Readonly<Record<string, string | undefined>>): { values: Values; problems: string[] } {
  const values: Record<string, unknown> = {}
  const problems: string[] = []
  for (const [name, [schema, allowed]] of Object.entries(VARIABLES)) {
    const given = env[name]?.trim()
    if (!given) continue
    const parsed = schema.safeParse(given)
    if (parsed.success) values[name] = parsed.data
    else problems.push(`${name} is ${shown(name, given)}, but must be ${allowed}.`)
  }
  return { values: values as Values, problems } // each entry was parsed by the schema of its own name
}

function shown(name: string, given: string): string {
  const isSecret = SECRET_NAMES.some((secret) => secret === name)
  return isSecret ? `something else (${given.length} characters, not shown)` : JSON.stringify(given)
}

/** Elsewhere than beside its data a generated secret could be lost with a disk that nobody keeps. */
function missingSecrets(values: Values, mode: Config['mode']): string[] {
  if (mode !== 'production' || values.DATABASE_URL === undefined) return []
  const required = values.KMS ? (['AUTH_SECRET'] as const) : (['AUTH_SECRET', 'ENCRYPTION_KEY'] as const)
  return required
    .filter((name) => values[name] === undefined)
    .map((name) => `${name} is not set, but in production with a DATABASE_URL it must be ${VARIABLES[name][1]}.`)
}

function unknownNames(env: Readonly<Record<string, string | undefined>>): string[] {
  const ours = Object.keys(VARIABLES).filter((name) => name.startsWith('YIZHAN_'))
  return Object.keys(env)
    .filter((name) => name.startsWith('YIZHAN_') && !ours.includes(name))
    .map((name) => `${name} is not a setting of Yizhan and has no effect; see the README for those there are.`)
}

function filesPlace(given: FilesPlace | undefined, cwd: string, dataDir: string): FilesPlace {
  if (!given) return { kind: 'disk', dir: path.join(dataDir, 'files') }
  return given.kind === 'disk' ? { kind: 'disk', dir: path.resolve(cwd, given.dir) } : given
}

function toKey(text: string): Buffer | undefined {
  const isHex = /^[0-9a-f]{64}$/i.test(text)
  const isBase64 = /^[\w+/-]{43}=?$/.test(text)
  if (!isHex && !isBase64) return undefined
  const key = Buffer.from(text, isHex ? 'hex' : 'base64')
  return key.length === 32 ? key : undefined
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part)
  return Object.freeze(value)
}
