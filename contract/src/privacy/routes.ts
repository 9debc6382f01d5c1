import { z } from 'zod'
import { defineRoute, idSchema } from '../shared/index.ts'
import { askedPurposes } from './purposes.ts'
import { consentsSchema, consentSources, erasureSchema, mailPhraseSchema, messageCheckSchema, privacyExportSchema, privacyFactsSchema } from './schemas.ts'

const tokenSchema = z.string().max(1000)
const phraseAnswer = z.object({ phrase: z.string().nullable() })

export const privacyRoutes = {
  readPrivacyFacts: defineRoute({
    name: 'readPrivacyFacts',
    method: 'GET',
    path: '/api/v1/privacy',
    summary: 'What personal data is used for, who receives it, and how long it is kept',
    response: privacyFactsSchema,
    sharedSeconds: 60,
  }),
  readConsents: defineRoute({
    name: 'readConsents',
    method: 'GET',
    path: '/api/v1/privacy/consents',
    summary: 'What the shopper, a guest too, agreed to, and every decision so far',
    response: consentsSchema,
  }),
  setConsents: defineRoute({
    name: 'setConsents',
    method: 'POST',
    path: '/api/v1/privacy/consents',
    summary: 'Give or withdraw consent; every decision is kept',
    body: z
      .object({
        decisions: z
          .array(z.object({ purpose: z.enum(askedPurposes), isGiven: z.boolean() }).strict())
          .min(1)
          .max(askedPurposes.length),
        source: z.enum(consentSources).exclude(['merged']).default('privacyCentre'),
      })
      .strict(),
    response: consentsSchema,
  }),
  readMailPhrase: defineRoute({
    name: 'readMailPhrase',
    method: 'GET',
    path: '/api/v1/privacy/mail-phrase',
    summary: 'The person’s own words that stand in every mail of ours',
    response: phraseAnswer,
  }),
  setMailPhrase: defineRoute({
    name: 'setMailPhrase',
    method: 'PUT',
    path: '/api/v1/privacy/mail-phrase',
    summary: 'Choose the words that stand in every mail of ours; null for none',
    body: z.object({ phrase: mailPhraseSchema.nullable() }).strict(),
    response: phraseAnswer,
  }),
  checkMessage: defineRoute({
    name: 'checkMessage',
    method: 'POST',
    path: '/api/v1/message-checks',
    summary: 'Whether a mail, link or sender is ours, by the code in the mail, the link or the address',
    body: z.object({ given: z.string().trim().min(1, { message: 'paste a code, a link or a sender' }).max(2000) }).strict(),
    response: messageCheckSchema,
  }),
  listPrivacyExports: defineRoute({
    name: 'listPrivacyExports',
    method: 'GET',
    path: '/api/v1/privacy/exports',
    summary: 'The person’s exports, latest first, with their progress',
    response: z.object({ items: z.array(privacyExportSchema) }),
  }),
  startPrivacyExport: defineRoute({
    name: 'startPrivacyExport',
    method: 'POST',
    path: '/api/v1/privacy/exports',
    summary: 'Ask for an archive of everything about oneself; a mail brings the link',
    response: privacyExportSchema,
    status: 202,
    errors: ['privacy.export-under-way'],
  }),
  fetchPrivacyExport: defineRoute({
    name: 'fetchPrivacyExport',
    method: 'GET',
    path: '/api/v1/privacy/exports/{exportId}/file',
    summary: 'The archive, by the link of the mail and for the same person alone',
    params: z.object({ exportId: idSchema('pxp') }),
    query: z.object({ token: tokenSchema }),
    response: z.string(),
    responseType: 'application/zip',
    errors: ['privacy.link-invalid'],
  }),
  readErasure: defineRoute({
    name: 'readErasure',
    method: 'GET',
    path: '/api/v1/privacy/erasure',
    summary: 'Whether the account is about to be erased, and what stands in the way of it',
    response: erasureSchema,
  }),
  askErasure: defineRoute({
    name: 'askErasure',
    method: 'POST',
    path: '/api/v1/privacy/erasure',
    summary: 'Ask for the account to be erased after a time to think it over',
    response: erasureSchema,
    status: 202,
    errors: ['privacy.erasure-not-possible', 'privacy.erasure-under-way'],
  }),
  withdrawErasure: defineRoute({
    name: 'withdrawErasure',
    method: 'DELETE',
    path: '/api/v1/privacy/erasure',
    summary: 'Take the request for erasure back',
    response: erasureSchema,
    errors: ['privacy.no-erasure'],
  }),
  withdrawErasureByLink: defineRoute({
    name: 'withdrawErasureByLink',
    method: 'POST',
    path: '/api/v1/privacy/erasure-withdrawals',
    summary: 'Take the request for erasure back by the link of the mail, without signing in',
    body: z.object({ token: tokenSchema }).strict(),
    response: z.object({}),
    errors: ['privacy.link-invalid'],
  }),
}
