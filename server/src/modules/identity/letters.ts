import type { SecurityEventKind } from '@yizhan/contract/identity'
import type { Locale } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { renderMail } from '#platform/mail-template.ts'
import type { Mail } from '#platform/mail.ts'
import type { Person } from './people.ts'
import { letterWords } from './words.ts'
import type { CodePurpose } from './words.ts'

export interface EventLetter {
  readonly person: Person
  readonly kind: SecurityEventKind
  readonly device: string
  readonly address: string
  readonly at: Date
  readonly freezeToken: string
}
/** The mails identity writes. */
export interface Letters {
  sendCode(
    tx: Tx,
    code: { readonly to: string; readonly code: string; readonly purpose: CodePurpose; readonly locale: Locale; readonly minutes: number },
  ): Promise<void>
  /** To somebody who has an account already and tried to make one. */
  tellKnown(tx: Tx, to: { readonly to: string; readonly locale: Locale }): Promise<void>
  tellEvent(tx: Tx, letter: EventLetter): Promise<void>
}

export function createLetters({ mail, publicUrl }: { mail: Mail; publicUrl: string }): Letters {
  return {
    async sendCode(tx, { to, code, purpose, locale, minutes }) {
      const words = letterWords[locale]
      const { subject, intro } = words.codes[purpose]
      const bodies = renderMail({
        title: subject,
        paragraphs: [intro, words.codeHint(minutes), words.codeWarning],
        codes: [code],
        footers: [words.footer],
        language: locale,
      })
      await mail.queue(tx, { to, subject, ...bodies, topic: 'account' })
    },
    async tellKnown(tx, { to, locale }) {
      const words = letterWords[locale]
      const bodies = renderMail({
        title: words.known.subject,
        paragraphs: [words.known.intro, words.known.ignore],
        button: { label: words.known.button, url: `${publicUrl}/sign-in` },
        footers: [words.footer],
        language: locale,
      })
      await mail.queue(tx, { to, subject: words.known.subject, ...bodies, topic: 'account' })
    },
    async tellEvent(tx, { person, kind, device, address, at, freezeToken }) {
      if (!person.email) return
      const words = letterWords[person.locale]
      const subject = words.eventSubject(words.events[kind])
      const bodies = renderMail({
        title: words.events[kind],
        paragraphs: [words.eventIntro, kind === 'frozen' ? words.frozenHint : words.eventHint],
        facts: [
          { label: words.when, value: at.toLocaleString(person.locale, { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }) },
          ...(device ? [{ label: words.device, value: device }] : []),
          ...(address ? [{ label: words.address, value: address }] : []),
        ],
        button:
          kind === 'frozen'
            ? { label: words.unfreeze, url: `${publicUrl}/unfreeze` }
            : { label: words.notMe, url: `${publicUrl}/freeze?token=${encodeURIComponent(freezeToken)}` },
        footers: [words.footer],
        language: person.locale,
      })
      await mail.queue(tx, { to: person.email, subject, ...bodies, topic: 'account', personId: person.userId })
    },
  }
}
