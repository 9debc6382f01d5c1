import { describe, expect, it } from 'vitest'
import { decisionsToMerge, readGiven, viewConsents } from './model.ts'
import type { DecisionRow } from './store/consents.ts'

const decision = (purpose: DecisionRow['purpose'], isGiven: boolean, day: number, policyVersion = '1'): DecisionRow => ({
  consentId: 'cns_00000000000000000000000000' as DecisionRow['consentId'], // as: the right form
  purpose,
  isGiven,
  policyVersion,
  source: 'privacyCentre',
  decidedAt: new Date(Date.UTC(2026, 0, day)),
})
const given = (consents: ReturnType<typeof viewConsents>) => consents.items.filter(({ isGiven }) => isGiven).map(({ purpose }) => purpose)

describe('consents', () => {
  it('are off until given, except for what cannot be done without', () => {
    const consents = viewConsents([], 'en')
    expect(given(consents)).toEqual(['necessary', 'orderMails'])
    expect(consents.asks).toBe(true)
  })
  it('hold as decided last', () => {
    const consents = viewConsents([decision('personalisation', false, 3), decision('personalisation', true, 2), decision('marketingMails', true, 1)], 'en')
    expect(given(consents)).toEqual(['necessary', 'orderMails', 'marketingMails'])
    expect(consents.asks).toBe(false)
    expect(consents.history.map(({ isGiven }) => isGiven)).toEqual([false, true, true])
  })
  it('are asked for again under a new policy, and hold meanwhile', () => {
    const consents = viewConsents([decision('personalisation', true, 2, '0'), decision('marketingMails', false, 2)], 'en')
    expect(given(consents)).toContain('personalisation')
    expect(consents.asks).toBe(true)
  })
  it('of a guest come along where they are later than the account’s', () => {
    const ofGuest = [decision('personalisation', false, 9), decision('marketingMails', true, 1)]
    expect(decisionsToMerge(ofGuest, [])).toEqual(ofGuest)
    expect(decisionsToMerge(ofGuest, [decision('personalisation', true, 5), decision('marketingMails', false, 5)])).toEqual([ofGuest[0]])
    expect(decisionsToMerge([], ofGuest)).toEqual([])
  })
})

describe('what somebody pastes', () => {
  it.each([
    ['https://yizhan.example/orders/1', 'https://yizhan.example'],
    ['HTTPS://YIZHAN.example/', 'https://yizhan.example'],
    ['yizhan.example/help', 'https://yizhan.example'],
    ['https://yizhan.example@evil.example/', 'https://evil.example'],
    ['https://evil.example/https://yizhan.example', 'https://evil.example'],
    ['https://yizhan.example:8443/', 'https://yizhan.example:8443'],
    ['https://уizhan.example/', 'https://xn--izhan-dze.example'],
    ['javascript://yizhan.example/%0aalert(1)', null],
    ['https://', null],
  ])('the link %s leads to %s', (text, origin) => {
    expect(readGiven(text)).toEqual({ kind: 'link', origin })
  })
  it.each([
    ['Yizhan <Shop@Example.com>', 'shop@example.com'],
    ['shop@example.com', 'shop@example.com'],
    ['"shop@example.com" <evil@example.net>', 'evil@example.net'],
  ])('the sender %s is %s', (text, address) => {
    expect(readGiven(text)).toEqual({ kind: 'sender', address })
  })
})
