import type { Locale } from '@yizhan/contract/shared'
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

/** The phrase goes to the mailbox of its own account, whoever the mail was written for: an order's contact may be somebody else. */
async function phraseFor({ database: { db }, crypto, userOfEmail }: PrivacyParts, { to }: MailToClose): Promise<string | null> {
  const userId = await userOfEmail(db, to)
  const sealed = userId && (await findPhrase(db, userId))
  return sealed ? crypto.decrypt(sealed, phraseContext(userId)) : null
}
