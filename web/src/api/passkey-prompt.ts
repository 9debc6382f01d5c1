import { browserSupportsWebAuthn, startAuthentication, startRegistration, WebAuthnAbortService, WebAuthnError } from '@simplewebauthn/browser'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/browser'
import type { PasskeyCreation, PasskeyRequest } from '@yizhan/contract/identity'

/** Why a browser's prompt for a passkey came to nothing. */
export type PromptProblem = 'dismissed' | 'known' | 'unsuitable' | 'failed'
export type Prompted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: PromptProblem }

/** Whether this browser keeps passkeys at all; it does so on secure addresses only. */
export function canUsePasskeys(): boolean {
  return window.isSecureContext && browserSupportsWebAuthn()
}

/** Has the browser make a passkey. */
export function makePasskey(options: PasskeyCreation): Promise<Prompted<RegistrationResponseJSON>> {
  return prompted(() => startRegistration({ optionsJSON: options }))
}

/** Has the browser sign by a passkey: at once, or whenever the visitor picks one among what a field offers (`waits`). */
export function signByPasskey(options: PasskeyRequest, { waits = false } = {}): Promise<Prompted<AuthenticationResponseJSON>> {
  return prompted(() => startAuthentication({ optionsJSON: options, useBrowserAutofill: waits }))
}

/** Takes back a prompt that still waits, as the page is left. */
export function endPrompt(): void {
  WebAuthnAbortService.cancelCeremony()
}

async function prompted<T>(prompt: () => Promise<T>): Promise<Prompted<T>> {
  try {
    return { ok: true, value: await prompt() }
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

/** The library names what a browser's own errors leave open. */
function problemOf(error: unknown): PromptProblem {
  if (!(error instanceof Error)) return 'failed'
  if (error instanceof WebAuthnError) {
    if (error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'known'
    if (error.code === 'ERROR_CEREMONY_ABORTED') return 'dismissed'
    if (error.code.startsWith('ERROR_AUTHENTICATOR_MISSING') || error.code === 'ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG') return 'unsuitable'
  }
  return error.name === 'NotAllowedError' || error.name === 'AbortError' ? 'dismissed' : 'failed'
}
