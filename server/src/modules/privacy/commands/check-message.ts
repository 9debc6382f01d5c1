import { mailTopics } from '@yizhan/contract/privacy'
import type { MailTopic, MessageCheck } from '@yizhan/contract/privacy'
import type { Locale } from '@yizhan/contract/shared'
import { readCheckCode } from '#platform/mail-check.ts'
import { readGiven } from '../model.ts'
import type { PrivacyParts } from '../parts.ts'
import { topicTexts, verdictTexts } from '../texts.ts'

/** Whether what somebody received was ours. Tells what a mail was about and when it was sent, never to whom. */
export async function checkMessage({ mailRecords, publicUrl, mailFrom }: PrivacyParts, given: string, locale: Locale): Promise<MessageCheck> {
  const code = readCheckCode(given)
  const nothing = { topic: null, sentAt: null }
  if (code) {
    const known = await mailRecords.findByCode(code)
    if (!known) return { verdict: 'notOurs', given: 'code', ...nothing, text: verdictTexts.codeUnknown[locale] }
    const topic = topicOf(known.topic)
    const text = verdictTexts.ours[locale].replace('{topic}', topicTexts[topic][locale])
    return { verdict: 'ours', given: 'code', topic, sentAt: known.createdAt.toISOString(), text }
  }
  const message = readGiven(given)
  if (message.kind === 'link') {
    const isOurs = message.origin === new URL(publicUrl).origin
    return { verdict: isOurs ? 'ourAddress' : 'notOurs', given: 'link', ...nothing, text: verdictTexts[isOurs ? 'linkOurs' : 'linkForeign'][locale] }
  }
  const isOurs = message.address === addressOf(mailFrom)
  return { verdict: isOurs ? 'ourAddress' : 'notOurs', given: 'sender', ...nothing, text: verdictTexts[isOurs ? 'senderOurs' : 'senderForeign'][locale] }
}

function topicOf(stored: string): MailTopic {
  return mailTopics.find((topic) => topic === stored) ?? 'other'
}

function addressOf(from: string): string {
  return (/<([^<>]*)>\s*$/.exec(from)?.[1] ?? from).trim().toLowerCase()
}
