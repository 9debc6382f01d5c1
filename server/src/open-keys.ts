import type { AppOptions } from './app.ts'
import { sealedColumns } from './sealed-columns.ts'
import { sealOldPeople } from '#modules/identity/index.ts'
import { doesSampleOpen, sealOpenRows } from '#modules/secrets/index.ts'
import { createCrypto } from '#platform/crypto.ts'
import type { Crypto } from '#platform/crypto.ts'
import { aliyunKms } from '#platform/crypto/aliyun-kms.ts'
import { openDataKeys } from '#platform/crypto/data-keys.ts'
import type { DataKeys } from '#platform/crypto/data-keys.ts'
import { environmentWrapper } from '#platform/crypto/key-wrapper.ts'
import type { KeyWrapper } from '#platform/crypto/key-wrapper.ts'
import { underMigrationLock } from '#platform/migrate.ts'
import type { Clock } from '#platform/clock.ts'

/**
 * Opens the data keys and seals what still lies in clear, before anything is served. Processes that start together take
 * turns, so that the first does it and the others find it done.
 * @throws StartError when the keys at hand are not those of the database
 */
export function openKeys({ database, log, secrets, clock }: AppOptions & { readonly clock: Clock }): Promise<{ dataKeys: DataKeys; crypto: Crypto }> {
  return underMigrationLock(database.pool, async () => {
    const dataKeys = await openDataKeys({
      database,
      wrappers: wrappersOf(secrets),
      firstSecret: secrets.encryptionKey,
      isFitting: (keys) => doesSampleOpen({ database, crypto: createCrypto({ keys }), tables: sealedColumns }),
      clock,
      log,
    })
    const crypto = createCrypto({ keys: dataKeys })
    const people = await sealOldPeople({ database, crypto })
    if (people > 0) log.info({ people }, 'sealed the people of an older release')
    await sealOpenRows({ database, crypto, log, tables: sealedColumns })
    return { dataKeys, crypto }
  })
}

/** A key service comes before ENCRYPTION_KEY, which then only opens what it closed before. */
function wrappersOf({ kms, encryptionKey, encryptionKeysOld }: AppOptions['secrets']): [KeyWrapper, ...KeyWrapper[]] {
  const own = environmentWrapper(encryptionKey)
  const old = encryptionKeysOld.map((key) => (Buffer.isBuffer(key) ? environmentWrapper(key) : aliyunKms(key)))
  return kms ? [aliyunKms(kms), own, ...old] : [own, ...old]
}
