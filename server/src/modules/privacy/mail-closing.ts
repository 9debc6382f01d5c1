import type { Id, Locale } from '@yizhan/contract/shared'
import type { MailToClose } from '#platform/mail.ts'
import type { PrivacyParts } from './parts.ts'
import { phraseContext } from './sealed-privacy.ts'
import { findPhrase } from './store/phrases.ts'
import { closingTexts } from './texts.ts'

/** The last lines of every mail: the person's own phrase, where they chose one, and the code by which the mail is checked. */
export async function writeClosing(parts: PrivacyParts, mail: MailToClose): Promise<string[]> {
  const locale: Locale = mail.language === 'en' ? 'en' : 'zh-CN'
  const phrase = await phraseFor(parts, mail)
  const url = `${parts.publicUrl}/is-this-us`
  return [
    ...(phrase ? [closingTexts.phrase[locale].replace('{phrase}', () => phrase)] : []),
    closingTexts.code[locale].replace('{code}', mail.checkCode).replace('{url}', url),
  ]
}

/** An order's mail may go to somebody else than its buyer: the phrase goes to the person's own mailbox alone. */
async function phraseFor({ database: { db }, crypto, userOfShopper, emailOf }: PrivacyParts, { personId, to }: MailToClose): Promise<string | null> {
  if (!personId) return null
  const userId = personId.startsWith('usr_') ? (personId as Id<'usr'>) : await userOfShopper(db, personId as Id<'shp'>) // as: the prefix tells which of the two it is
  const sealed = userId && (await findPhrase(db, userId))
  if (!userId || !sealed || (await emailOf(db, userId))?.toLowerCase() !== to.toLowerCase()) return null
  return crypto.decrypt(sealed, phraseContext(userId))
}
