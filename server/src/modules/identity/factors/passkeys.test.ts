import type { NewPasskey, PasskeyAnswer } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { all, sql } from '#platform/db.ts'
import { systemIds } from '#platform/ids.ts'
import { createFactorsDesk } from '../../../../test/factors-desk.ts'
import type { FactorsDesk } from '../../../../test/factors-desk.ts'
import { VirtualAuthenticator } from '../../../../test/virtual-authenticator.ts'
import type { Untruths } from '../../../../test/virtual-authenticator.ts'

const origin = 'https://shop.example.com'
let desk: FactorsDesk
beforeAll(async () => void (desk = await createFactorsDesk(origin)))
afterAll(() => desk.close())

const refusal = { code: 'identity.passkey-refused' }
const passkeys = () => desk.factors.passkeys
const ownerOf = (userId: Id<'usr'>) => ({ userId, from: { ip: '192.0.2.1', userAgent: '' } })
async function addPasskey(userId: Id<'usr'>, device: VirtualAuthenticator, name = 'Phone') {
  const { proofId, options } = await passkeys().startAdding(userId)
  return passkeys().add(ownerOf(userId), { proofId, response: device.create(options), name })
}
async function somebody({ isCounting = true } = {}) {
  const userId = await desk.person()
  const device = new VirtualAuthenticator(origin, { isCounting })
  return { userId, device, passkey: await addPasskey(userId, device) }
}
async function signIn(device: VirtualAuthenticator, untruths?: Untruths) {
  const { proofId, options } = await passkeys().startSignIn()
  return passkeys().finishSignIn({ proofId, response: device.get(options, untruths) })
}
async function confirm(userId: Id<'usr'>, device: VirtualAuthenticator, untruths?: Untruths) {
  const proofId = systemIds.next('prf')
  const options = await passkeys().request(desk.database.db, { proofId, userId })
  return desk.factors.check(ownerOf(userId), { method: 'passkey', proofId, response: device.get(options, untruths) })
}

describe('a passkey', () => {
  it('is added, named, and noted for its owner', async () => {
    const { userId, passkey } = await somebody()
    expect(passkey).toMatchObject({ name: 'Phone', isSynced: false, lastUsedAt: null })
    expect(await passkeys().list(desk.database.db, userId)).toEqual([passkey])
    expect(desk.eventsOf(userId)).toEqual(['passkey-added'])
    expect(await desk.factors.methodsOf(desk.database.db, userId)).toEqual(['passkey'])
    await passkeys().rename(userId, passkey.passkeyId, '我的 iPhone')
    expect((await passkeys().list(desk.database.db, userId))[0]?.name).toBe('我的 iPhone')
    expect(JSON.stringify(await all(desk.database.db, sql`select * from passkeys`))).not.toContain('iPhone')
  })

  it('is asked for by a random name of its holder, the same for all of one person’s', async () => {
    const { userId, device } = await somebody()
    const { options } = await passkeys().startAdding(userId)
    expect(Buffer.from(options.user.id, 'base64url')).toHaveLength(32)
    expect(options.user.id).toBe(device.credentials[0]?.userHandle)
    expect(options.excludeCredentials.map(({ id }) => id)).toEqual(device.credentials.map(({ id }) => id.toString('base64url')))
    expect(options.rp).toEqual({ name: 'Yizhan', id: 'shop.example.com' })
  })

  it('signs in without a name, and confirms somebody who is signed in', async () => {
    const { userId, device } = await somebody()
    expect(await signIn(device)).toBe(userId)
    expect(await confirm(userId, device)).toBe('passkey')
    expect(await confirm(userId, device, { userHandle: undefined })).toBe('passkey')
    expect((await passkeys().list(desk.database.db, userId))[0]?.lastUsedAt).not.toBeNull()
  })

  it('that counts nothing, as synced ones do, works again and again', async () => {
    const { userId, device } = await somebody({ isCounting: false })
    expect([await signIn(device), await signIn(device)]).toEqual([userId, userId])
  })

  it('lets one of twenty in who send the same answer at once', async () => {
    const { userId, device } = await somebody({ isCounting: false })
    const { proofId, options } = await passkeys().startSignIn()
    const response = device.get(options)
    const answers = await Promise.all(Array.from({ length: 20 }, () => passkeys().finishSignIn({ proofId, response })))
    expect(answers.filter((answer) => answer !== null)).toEqual([userId])
    expect(await passkeys().finishSignIn({ proofId, response })).toBeNull()
  })

  it('of somebody else confirms nobody', async () => {
    const [ann, ben] = await Promise.all([somebody(), somebody()])
    const proofId = systemIds.next('prf')
    const options = { ...(await passkeys().request(desk.database.db, { proofId, userId: ann.userId })), allowCredentials: [] }
    expect(await desk.factors.check(ownerOf(ann.userId), { method: 'passkey', proofId, response: ben.device.get(options) })).toBeNull()
    expect(await signIn(ben.device, { userHandle: ann.device.credentials[0]?.userHandle })).toBeNull()
  })

  it('whose count does not rise is a copy and refused', async () => {
    const { userId, device } = await somebody()
    expect(await signIn(device, { counter: 9 })).toBe(userId)
    expect([await signIn(device, { counter: 9 }), await signIn(device, { counter: 8 }), await signIn(device, { counter: 0 })]).toEqual([null, null, null])
    expect(await signIn(device, { counter: 10 })).toBe(userId)
  })

  it('is refused when the answer is too late, or for another exchange', async () => {
    const { device } = await somebody()
    const [first, second] = await Promise.all([passkeys().startSignIn(), passkeys().startSignIn()])
    expect(await passkeys().finishSignIn({ proofId: first.proofId, response: device.get(second.options) })).toBeNull()
    desk.clock.pass({ minutes: 11 })
    expect(await passkeys().finishSignIn({ proofId: second.proofId, response: device.get(second.options) })).toBeNull()
  })
})

const untruths: [string, Untruths][] = [
  ['another origin', { origin: 'https://shop.example.org' }],
  ['another rpID', { rpId: 'example.com' }],
  ['another challenge', { challenge: 'AAAA' }],
  ['another type', { type: 'webauthn.other' }],
  ['nobody verified', { isVerified: false }],
  ['nobody present', { isPresent: false }],
]
describe('an answer with', () => {
  it.each(untruths)('%s is refused, when a passkey is made and when it signs', async (_name, untruth) => {
    const { userId, device } = await somebody()
    const { proofId, options } = await passkeys().startAdding(userId)
    const made = { proofId, response: new VirtualAuthenticator(origin).create(options, untruth), name: 'x' }
    await expect(passkeys().add(ownerOf(userId), made)).rejects.toMatchObject(refusal)
    expect([await signIn(device, untruth), await confirm(userId, device, untruth)]).toEqual([null, null])
    expect(await passkeys().list(desk.database.db, userId)).toHaveLength(1)
  })

  it('no holder’s name signs nobody in', async () => {
    expect(await signIn((await somebody()).device, { userHandle: undefined })).toBeNull()
  })
})

describe('adding a passkey', () => {
  it('happens once for one answer, for its own person, within its minutes', async () => {
    const [userId, other] = [await desk.person(), await desk.person()]
    const device = new VirtualAuthenticator(origin)
    const { proofId, options } = await passkeys().startAdding(userId)
    const made = { proofId, response: device.create(options), name: 'x' }
    await expect(passkeys().add(ownerOf(other), made)).rejects.toMatchObject(refusal)
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => passkeys().add(ownerOf(userId), made)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const late = await passkeys().startAdding(userId)
    desk.clock.pass({ minutes: 11 })
    await expect(passkeys().add(ownerOf(userId), { proofId: late.proofId, response: device.create(late.options), name: 'x' })).rejects.toMatchObject(refusal)
    expect([await passkeys().list(desk.database.db, userId), await passkeys().list(desk.database.db, other)].map(({ length }) => length)).toEqual([1, 0])
  })

  it('of a key that is somebody’s already is refused in the same words', async () => {
    const userId = await desk.person()
    const other = await desk.person()
    const [own, theirs] = [await passkeys().startAdding(userId), await passkeys().startAdding(other)]
    const made = new VirtualAuthenticator(origin).create(own.options)
    await passkeys().add(ownerOf(userId), { proofId: own.proofId, response: made, name: 'x' })
    const clientData = Buffer.from(made.response.clientDataJSON, 'base64url').toString().replace(own.options.challenge, theirs.options.challenge)
    const copied: NewPasskey = { ...made, response: { ...made.response, clientDataJSON: Buffer.from(clientData).toString('base64url') } }
    await expect(passkeys().add(ownerOf(other), { proofId: theirs.proofId, response: copied, name: 'x' })).rejects.toMatchObject(refusal)
    expect(desk.eventsOf(other)).toEqual([])
  })

  it('ends at twenty', async () => {
    const userId = await desk.person()
    const device = new VirtualAuthenticator(origin)
    const spare = await passkeys().startAdding(userId)
    for (let made = 0; made < 20; made += 1) await addPasskey(userId, device)
    await expect(passkeys().startAdding(userId)).rejects.toMatchObject({ code: 'identity.passkeys-full' })
    const late = { proofId: spare.proofId, response: device.create(spare.options), name: 'x' }
    await expect(passkeys().add(ownerOf(userId), late)).rejects.toMatchObject({ code: 'identity.passkeys-full' })
  })
})

describe('removing a passkey', () => {
  const accepted = { isLastAccepted: true }
  const unsaid = { isLastAccepted: false }
  it('that is the last asks first, and then ends the recovery codes with it', async () => {
    const { userId, passkey } = await somebody()
    await desk.factors.recoveryCodes.make(ownerOf(userId))
    await expect(passkeys().remove(ownerOf(userId), passkey.passkeyId, unsaid)).rejects.toMatchObject({ code: 'identity.factor-is-last' })
    expect(await desk.factors.count(desk.database.db, userId)).toEqual({ passkeyCount: 1, hasAuthenticator: false, recoveryCodesLeft: 10 })
    await passkeys().remove(ownerOf(userId), passkey.passkeyId, accepted)
    expect(await desk.factors.count(desk.database.db, userId)).toEqual({ passkeyCount: 0, hasAuthenticator: false, recoveryCodesLeft: 0 })
    expect(desk.eventsOf(userId)).toEqual(['passkey-added', 'recovery-codes-made', 'passkey-removed'])
  })

  it('beside another needs no such word, but two at once do not leave none unsaid', async () => {
    const { userId, device, passkey } = await somebody()
    const second = await addPasskey(userId, device)
    const outcomes = await Promise.allSettled([passkey, second].map(({ passkeyId }) => passkeys().remove(ownerOf(userId), passkeyId, unsaid)))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await passkeys().list(desk.database.db, userId)).toHaveLength(1)
  })

  it('of somebody else finds nothing, and a removed one opens nothing', async () => {
    const { userId, device, passkey } = await somebody()
    const other = await desk.person()
    const notFound = { code: 'identity.factor-not-found' }
    await expect(passkeys().remove(ownerOf(other), passkey.passkeyId, accepted)).rejects.toMatchObject(notFound)
    await expect(passkeys().rename(other, passkey.passkeyId, 'mine')).rejects.toMatchObject(notFound)
    expect(await signIn(device)).toBe(userId)
    await passkeys().remove(ownerOf(userId), passkey.passkeyId, accepted)
    expect(await signIn(device)).toBeNull()
  })
})

describe('bytes from outside', () => {
  const runs = 200
  /** Ways to spoil a part: other bytes, cut short, or one byte changed. */
  const spoiling = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((other) => () => other),
    fc.nat(1000).map((at) => (part: Uint8Array) => part.slice(0, at % part.length)),
    fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 255 })).map(
      ([at, by]) =>
        (part: Uint8Array) =>
          part.map((byte, index) => (index === at % part.length ? byte ^ by : byte)),
    ),
  )
  const spoil = (text: string, how: (part: Uint8Array) => Uint8Array) => Buffer.from(how(new Uint8Array(Buffer.from(text, 'base64url')))).toString('base64url')

  it('that are no passkey are refused, never a failure', async () => {
    await fc.assert(
      fc.asyncProperty(spoiling, fc.constantFrom('attestationObject', 'clientDataJSON'), async (how, field) => {
        const userId = await desk.person()
        const { proofId, options } = await passkeys().startAdding(userId)
        const made = new VirtualAuthenticator(origin).create(options)
        const response = { ...made, response: { ...made.response, [field]: spoil(made.response[field], how) } }
        const outcome = await passkeys()
          .add(ownerOf(userId), { proofId, response, name: 'x' })
          .then(
            () => 'added', // a changed public key is another key: nothing vouches for it, and it opens its own account alone
            (error: { code?: string }) => error.code,
          )
        expect(['added', refusal.code]).toContain(outcome)
      }),
      { numRuns: runs },
    )
  })

  it('that are no signature are refused, never a failure', async () => {
    const { device } = await somebody()
    // The frame of a signature (DER) has bytes that say nothing: one changed leaves the same two numbers. Its last byte is of a number.
    const otherNumber = fc
      .integer({ min: 1, max: 255 })
      .map((by) => (part: Uint8Array) => part.map((byte, index) => (index === part.length - 1 ? byte ^ by : byte)))
    const fields = ['authenticatorData', 'clientDataJSON', 'userHandle'] as const satisfies (keyof PasskeyAnswer['response'])[]
    const spoilt = fc.oneof(fc.tuple(spoiling, fc.constantFrom(...fields)), fc.tuple(otherNumber, fc.constant('signature' as const)))
    await fc.assert(
      fc.asyncProperty(spoilt, async ([how, field]) => {
        const { proofId, options } = await passkeys().startSignIn()
        const answer = device.get(options)
        const response = { ...answer, response: { ...answer.response, [field]: spoil(answer.response[field] ?? '', how) } }
        expect(await passkeys().finishSignIn({ proofId, response })).toBeNull()
      }),
      { numRuns: runs },
    )
  })

  it('and of any other shape are refused, too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (response) => {
        const { proofId } = await passkeys().startSignIn()
        expect(await passkeys().finishSignIn({ proofId, response })).toBeNull()
      }),
      { numRuns: runs },
    )
  })
})
