import { limits } from '@yizhan/contract/access'
import type { Refusal } from '../../api/refusal.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ChallengeField } from './challenge-field.tsx'
import { entryWords } from './entry-words.ts'

/** After so long the network's failures are forgotten, and nothing is checked. */
const [{ seconds: forgottenSeconds }] = limits['sign-in-failure']

/** Why a sign-in was refused and what to do about it; nothing where the words stand beside a field. Stands in the form. */
export function SignInRefusal({ refusal }: { refusal: Refusal }) {
  const w = useWords(entryWords)
  if (refusal.code === 'auth.challenge-required') return <ChallengeField key={refusal.requestId} retryAfterSeconds={forgottenSeconds} />
  if (refusal.code === 'identity.frozen') {
    const ways = (
      <>
        <ButtonLink href="/unfreeze">{w.unfreeze}</ButtonLink>
        <ButtonLink href="/appeal">{w.appeal}</ButtonLink>
      </>
    )
    return (
      <Notice tone="refused" ways={ways}>
        {refusal.message}
      </Notice>
    )
  }
  return Object.keys(refusal.fields).length === 0 ? <Notice tone="refused">{refusal.message}</Notice> : null
}
