import { pictureWidths } from '@yizhan/contract/catalogue'
import type { AppOptions } from './app.ts'
import { createAudit } from '#platform/audit/audit.ts'
import { openKeys } from './open-keys.ts'
import { systemClock } from '#platform/clock.ts'
import { createS3Files } from '#platform/files-s3.ts'
import { createChallenges } from '#platform/challenge.ts'
import { createFiles } from '#platform/files.ts'
import type { Files } from '#platform/files.ts'
import { answerContext, createIdempotency } from '#platform/http/idempotency.ts'
import { systemIds } from '#platform/ids.ts'
import { createJobs } from '#platform/jobs.ts'
import { createLimits } from '#platform/limits.ts'
import { createLive } from '#platform/live.ts'
import { createMailRecords } from '#platform/mail-records.ts'
import { createMail } from '#platform/mail.ts'
import { createMetrics } from '#platform/metrics.ts'
import { createOutbox } from '#platform/outbox.ts'
import { openPasswords } from '#platform/passwords.ts'
import { createPictures } from '#platform/pictures.ts'
import { openRedis } from '#platform/redis.ts'
import { createSealedFiles } from '#platform/sealed-files.ts'
import { createSignedLinks } from '#platform/signed-links.ts'
import { createSms } from '#platform/sms.ts'
import { createAliyun } from '#platform/sms/aliyun.ts'
import { createTencent } from '#platform/sms/tencent.ts'
import type { TextProvider } from '#platform/sms/provider.ts'
import { createTextRecords } from '#platform/sms/records.ts'
import { createEventStreams } from '#platform/sse.ts'

/** The technical parts of a process, made once. */
export async function createPlatform(options: AppOptions) {
  const { config, secrets, database, log, clock = systemClock, ids = systemIds } = options
  const metrics = createMetrics()
  metrics.observePool(database.pool)
  const { dataKeys, crypto } = await openKeys({ ...options, clock })
  const jobs = createJobs({ pgPool: database.pool, log, hooks: metrics.jobHooks })
  const outbox = createOutbox({ database, log })
  const files = await openFiles(config.files, secrets.s3Key)
  const pictures = createPictures({ files, widths: pictureWidths })
  const mail = createMail({ smtpUrl: secrets.smtpUrl ?? null, from: config.mail.from, db: database.db, jobs, crypto, clock, ids })
  const passwords = await openPasswords({ breachedFile: config.breachedPasswords })
  const sms = createSms({ provider: textProvider(config.sms, secrets.smsKey), db: database.db, jobs, crypto, clock, ids })
  const audit = createAudit({ database, crypto, clock, ids, log, registry: metrics.registry })
  const idempotency = createIdempotency({
    db: database.db,
    seal: (plain) => crypto.encrypt(plain, answerContext),
    open: (sealed) => crypto.decrypt(sealed, answerContext),
    fingerprint: (input) => crypto.blindIndex(input, answerContext),
  })
  const redis = secrets.redisUrl ? openRedis(secrets.redisUrl, log) : null
  const limits = createLimits({ isOn: config.hasRateLimits, redis, db: database.db, crypto, clock, jobs, log })
  const challenges = createChallenges({ db: database.db, crypto, clock, jobs, limits, secret: secrets.authSecret })
  const records = { mailRecords: createMailRecords({ db: database.db, crypto }), textRecords: createTextRecords({ crypto }) }
  const sealing = { sealedFiles: createSealedFiles({ files, crypto }), signedLinks: createSignedLinks({ secret: secrets.authSecret }) }
  const shared = { redis, limits, challenges, live: createLive(), streams: createEventStreams() }
  return { clock, ids, metrics, dataKeys, crypto, jobs, outbox, files, pictures, mail, sms, passwords, idempotency, audit, ...records, ...sealing, ...shared }
}
export type Platform = Awaited<ReturnType<typeof createPlatform>>

/** Closes what a platform part holds open. Jobs and readers of events are stopped before. */
export async function closePlatform({ mail, dataKeys, passwords, redis }: Platform): Promise<void> {
  mail.close()
  dataKeys.close()
  redis?.disconnect()
  await passwords.close()
}

function textProvider(account: AppOptions['config']['sms'], key: AppOptions['secrets']['smsKey']): TextProvider | null {
  if (!account || !key) return null
  return account.provider === 'aliyun' ? createAliyun({ account, key }) : createTencent({ account, key })
}

async function openFiles(place: AppOptions['config']['files'], s3Key: AppOptions['secrets']['s3Key']): Promise<Files> {
  if (place.kind === 'disk') return createFiles({ directory: place.dir })
  if (!s3Key) throw new Error('files lie in S3, but no key was given')
  return createS3Files({ ...place, ...s3Key })
}
