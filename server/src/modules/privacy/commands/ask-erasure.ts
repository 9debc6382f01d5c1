import type { Id, Locale } from '@yizhan/contract/shared'
import { violatedConstraint } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { renderMail } from '#platform/mail-template.ts'
import type { MailContent } from '#platform/mail-template.ts'
import type { Person } from '#platform/personal-data.ts'
import type { PrivacyParts } from '../parts.ts'
import { insertErasure, withdraw } from '../store/erasures.ts'
import { mailTexts } from '../texts.ts'

export const waitingDays = 7
const dayMillis = 86_400_000
const keepLinkPurpose = 'keep-account'

/** Asks for an account to be erased, after a time in which it can be taken back. @throws AppError privacy.erasure-not-possible, privacy.erasure-under-way */
export async function askErasure(parts: PrivacyParts, person: Person, locale: Locale): Promise<void> {
  const { database, clock, ids } = parts
  const askedAt = clock.now()
  const dueAt = new Date(askedAt.getTime() + waitingDays * dayMillis)
  const erasureId = ids.next('ers')
  try {
    await database.transaction(async (tx) => {
      const blockers = await parts.blockersOf(tx, person)
      if (blockers.length > 0) throw new AppError('privacy.erasure-not-possible', { details: { reasons: blockers.map(({ code }) => code) } })
      await insertErasure(tx, { erasureId, ...person, locale, askedAt, dueAt })
      await tell(parts, tx, { person, locale, erasureId, dueAt })
    })
  } catch (cause) {
    if (violatedConstraint(cause) === 'erasures_one_under_way') throw new AppError('privacy.erasure-under-way', { cause })
    throw cause
  }
}

/** Takes the request back. @throws AppError privacy.no-erasure */
export async function withdrawErasure({ database, clock }: PrivacyParts, userId: Id<'usr'>): Promise<void> {
  if (!(await database.transaction((tx) => withdraw(tx, { userId }, clock.now())))) throw new AppError('privacy.no-erasure')
}

/** The same by the link of the mail, once, for whoever has that mail. @throws AppError privacy.link-invalid */
export async function withdrawByLink({ database, clock, signedLinks }: PrivacyParts, token: string): Promise<void> {
  const now = clock.now()
  const claims = signedLinks.open(keepLinkPurpose, token, now)
  if (!claims) throw new AppError('privacy.link-invalid')
  await database.transaction(async (tx) => {
    const erasureId = claims.subject as Id<'ers'> // as: signed by us
    const isNew = await signedLinks.useOnce(tx, token, claims)
    if (!isNew || !(await withdraw(tx, { erasureId }, now))) throw new AppError('privacy.link-invalid')
  })
}

interface Asked {
  readonly person: Person
  readonly locale: Locale
  readonly erasureId: Id<'ers'>
  readonly dueAt: Date
}
async function tell(parts: PrivacyParts, tx: Tx, { person, locale, erasureId, dueAt }: Asked): Promise<void> {
  const { mail, signedLinks, publicUrl, emailOf } = parts
  const email = await emailOf(tx, person.userId)
  if (!email) return
  const words = mailTexts[locale]
  const token = signedLinks.sign({ purpose: keepLinkPurpose, subject: erasureId, expiresAt: dueAt })
  const content: MailContent = {
    title: words.erasureSubject,
    paragraphs: [words.erasureIntro, words.erasureHow],
    facts: [
      { label: words.erasureDue, value: dueAt.toLocaleString(locale, { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }) },
      { label: words.erasureNumber, value: erasureId },
    ],
    button: { label: words.erasureButton, url: `${publicUrl}/keep-account?token=${token}` },
    footers: [words.footer],
    language: locale,
  }
  await mail.queue(tx, { to: email, subject: words.erasureSubject, ...renderMail(content), topic: 'privacy', personId: person.userId })
}
