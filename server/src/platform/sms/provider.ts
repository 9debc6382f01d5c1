import type { Locale } from '@yizhan/contract/shared'
import type { TextTemplate } from './templates.ts'

/** One text message as a provider receives it. */
export interface OutgoingText {
  /** Ours; a provider that keeps it can be asked by it. */
  readonly textId: string
  /** E.164. */
  readonly to: string
  readonly template: TextTemplate
  readonly parameters: Readonly<Record<string, string>>
  readonly locale: Locale
}

/**
 * What became of a message. `refused`: never, this number or this message. `later`: certainly not sent now, may be tried
 * again. `unknown`: it may have been sent, so it is asked for and not sent again. A reason is a code without personal data.
 */
export type SendOutcome =
  { readonly outcome: 'sent'; readonly reference: string | null } | { readonly outcome: 'refused' | 'later' | 'unknown'; readonly reason: string }

/** Somebody who delivers text messages. Neither call throws. */
export interface TextProvider {
  send(text: OutgoingText): Promise<SendOutcome>
  /** What became of a message given earlier. Not being found is `unknown`: it may be found a little later. */
  find(text: OutgoingText, givenAt: Date): Promise<SendOutcome>
}

/** How a provider is reached and what was agreed with it; read from the setting `SMS`. */
export interface SmsAccount {
  readonly provider: 'aliyun' | 'tencent'
  readonly endpoint: string
  readonly region: string
  /** The name the provider puts before the text, 【一站】. */
  readonly sign: string
  /** The provider's number of each approved template; `abroad` where numbers outside mainland China need another. */
  readonly templates: Readonly<Record<TextTemplate, { readonly home: string; readonly abroad: string }>>
  /** Tencent's application number. */
  readonly application: string
}

export interface SmsKey {
  readonly keyId: string
  readonly secret: string
}

/** What an adapter needs beside its account; tests shorten the time and stay on this machine. */
export interface SmsConnection {
  readonly account: SmsAccount
  readonly key: SmsKey
  readonly timeoutMillis?: number
  readonly protocol?: 'https' | 'http'
}

export const providerMillisMax = 10_000

/** The template's number at the provider, for this recipient. */
export function templateNumber({ templates }: SmsAccount, { template, to }: OutgoingText): string {
  return to.startsWith('+86') ? templates[template].home : templates[template].abroad
}

const neverLeftCodes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED']

/**
 * What a call that brought no answer means. Where no connection came about, nothing was sent; anything else may have
 * arrived. Libraries wrap the cause in words, so the words are searched too.
 */
export function outcomeOfFailure(error: unknown): SendOutcome {
  const text = error instanceof Error ? `${'code' in error ? String(error.code) : ''} ${error.message}` : ''
  const neverLeft = neverLeftCodes.find((code) => text.includes(code))
  return neverLeft ? { outcome: 'later', reason: neverLeft } : { outcome: 'unknown', reason: 'no-answer' }
}

/** A provider's code as we keep it: letters, digits, dots, dashes. */
export function reasonOf(code: unknown): string {
  return typeof code === 'string' && /^[\w.-]{1,100}$/.test(code) ? code : 'unnamed'
}
