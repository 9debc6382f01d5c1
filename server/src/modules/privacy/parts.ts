import type { ErasureBlocker, RetentionKey, ThirdPartyKey } from '@yizhan/contract/privacy'
import type { Id, Localized } from '@yizhan/contract/shared'
import type { Clock } from '#platform/clock.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import type { Files } from '#platform/files.ts'
import type { Ids } from '#platform/ids.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Log } from '#platform/log.ts'
import type { MailRecords } from '#platform/mail-records.ts'
import type { Mail } from '#platform/mail.ts'
import type { Forget, Person, PersonalData } from '#platform/personal-data.ts'
import type { SealedFiles } from '#platform/sealed-files.ts'
import type { SignedLinks } from '#platform/signed-links.ts'

/** Something that stands in the way of erasing an account, and where it is settled. */
export interface Blocker {
  readonly code: ErasureBlocker
  readonly things: readonly { readonly label: Localized; readonly href: string }[]
}

export interface PrivacyParts {
  readonly database: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly crypto: Crypto
  readonly jobs: Jobs
  readonly log: Log
  readonly mail: Mail
  readonly mailRecords: MailRecords
  readonly files: Files
  readonly sealedFiles: SealedFiles
  readonly signedLinks: SignedLinks
  readonly publicUrl: string
  /** What our mails are sent from: `Yizhan <shop@example.com>`. */
  readonly mailFrom: string
  readonly activeThirdParties: ReadonlySet<ThirdPartyKey>
  // Ports of the modules above.
  readonly emailOf: (executor: Db | Tx, userId: Id<'usr'>) => Promise<string | null>
  readonly userOfEmail: (executor: Db | Tx, email: string) => Promise<Id<'usr'> | undefined>
  /** Ends a person's sessions and takes away what they sign in with. */
  readonly lockOut: (tx: Tx, person: Person, now: Date) => Promise<void>
  /** Everything modules know of a person, in the order in which it is erased. */
  readonly personalData: () => readonly PersonalData[]
  readonly blockersOf: (executor: Db | Tx, person: Person) => Promise<readonly Blocker[]>
  /** How each rule of retention is held to. */
  readonly forget: () => Readonly<Record<RetentionKey, Forget>>
}
