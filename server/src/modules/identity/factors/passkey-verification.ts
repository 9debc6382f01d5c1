import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers'
import type { NewPasskey, PasskeyAnswer } from '@yizhan/contract/identity'

/** Which site a passkey must belong to, and what it was asked to sign. */
export interface Expectation {
  readonly challenge: string
  readonly origin: string
  readonly rpId: string
}
export interface VerifiedKey {
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly isSynced: boolean
}

/** Ed25519, P-256 and RSA with SHA-256 (COSE): what passkeys in use are made with. */
export const keyAlgorithms = [-8, -7, -257]

/**
 * Checks a new passkey by WebAuthn Level 3, section 7.1. Null for whatever is not right in it.
 * @see https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential
 */
export async function verifyNewPasskey(passkey: NewPasskey, { challenge, origin, rpId }: Expectation): Promise<VerifiedKey | null> {
  try {
    if (!isWithoutCertificates(passkey.response.attestationObject)) return null
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...passkey, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: keyAlgorithms,
    })
    if (!verified || registrationInfo.credential.id !== passkey.id) return null
    const { credential, credentialDeviceType } = registrationInfo
    return { credentialId: credential.id, publicKey: credential.publicKey, counter: credential.counter, isSynced: credentialDeviceType === 'multiDevice' }
  } catch {
    return null // the library throws plain errors for each of the many ways in which bytes from outside can be wrong
  }
}

/**
 * We ask for no attestation. What comes all the same with certificates is not looked at, since looking at a certificate
 * means asking the addresses it names.
 */
function isWithoutCertificates(attestationObject: string): boolean {
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject))
  const format = attestation.get('fmt')
  return format === 'none' || (format === 'packed' && attestation.get('attStmt').get('x5c') === undefined)
}

/**
 * Checks a signature by WebAuthn Level 3, section 7.2. Null for whatever is not right in it.
 * @see https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion
 */
export async function verifySignature(
  answer: PasskeyAnswer,
  key: { readonly credentialId: string; readonly publicKey: Uint8Array; readonly counter: number },
  { challenge, origin, rpId }: Expectation,
): Promise<{ counter: number; isSynced: boolean } | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      credential: { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
    })
    return verified ? { counter: authenticationInfo.newCounter, isSynced: authenticationInfo.credentialDeviceType === 'multiDevice' } : null
  } catch {
    return null // as above
  }
}
