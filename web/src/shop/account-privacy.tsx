import { privacyRoutes } from '@yizhan/contract/privacy'
import type { Route } from './+types/account-privacy.ts'
import { call } from '../api/call.server.ts'
import { apiOf, type PageApi } from '../api/page-api.server.ts'
import { isKnownVisitor } from '../api/preferences.server.ts'
import { loadShared } from '../api/shared-reads.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { usePolling } from '../api/use-polling.ts'
import { ConsentForm, ConsentHistory } from '../features/privacy/consent-form.tsx'
import { DataExport } from '../features/privacy/data-export.tsx'
import { ErasureCard } from '../features/privacy/erasure-card.tsx'
import { KeptTable } from '../features/privacy/kept-table.tsx'
import { privacyCentre } from '../features/privacy/privacy-centre.ts'
import { PhraseForm } from '../features/privacy/phrase-form.tsx'
import { privacyWords } from '../features/privacy/words.ts'
import { DoneToast } from '../frame/done-toast.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { actOnPrivacy } from './privacy-action.server.ts'

const pollMilliseconds = 1500

/** An anonymous visitor reads the facts; a guest decides as well; a person has all of it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const facts = await loadShared(api, privacyRoutes.readPrivacyFacts, {})
  if (!isKnownVisitor(request)) return { facts, consents: null, own: null }
  const [consents, own] = await Promise.all([call(api, privacyRoutes.readConsents, {}), readOwn(api)])
  return { facts, consents: consents.ok ? consents.value : null, own }
}

/** Null for a guest. */
async function readOwn(api: PageApi) {
  const exports = await call(api, privacyRoutes.listPrivacyExports, {})
  if (!exports.ok) return null
  const [erasure, phrase] = await Promise.all([call(api, privacyRoutes.readErasure, {}), call(api, privacyRoutes.readMailPhrase, {})])
  if (!erasure.ok || !phrase.ok) return null
  return { exports: exports.value.items, erasure: erasure.value, phrase: phrase.value.phrase }
}

export async function action({ request, context }: Route.ActionArgs) {
  return actOnPrivacy(apiOf(context), await request.formData())
}

export default function AccountPrivacy({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(privacyWords)
  const { facts, consents, own } = loaderData
  const refusal = useKeptAnswer(actionData)?.refusal
  const isUnderWay = own?.exports.some(({ state }) => state === 'waiting' || state === 'running') ?? false
  usePolling(isUnderWay, pollMilliseconds)
  return (
    <div className="page grid max-w-reading! gap-4 py-6 md:py-8">
      <PageTitle>{w.centre}</PageTitle>
      <header>
        <h1 className="text-xl">{w.centre}</h1>
        <p className="mt-1 text-quiet">{w.centreNote}</p>
      </header>
      {refusal && !refusal.fields.phrase && <Notice tone="refused">{refusal.message}</Notice>}
      {!own && <SignInNote isKnown={consents !== null} />}
      {consents && (
        <Card title={w.consents}>
          <p className="mb-5 text-quiet">{w.consentsNote}</p>
          <ConsentForm consents={consents} action={privacyCentre} />
          <ConsentHistory consents={consents} />
        </Card>
      )}
      {own && (
        <>
          <PhraseForm phrase={own.phrase} action={privacyCentre} error={refusal?.fields.phrase} />
          <DataExport exports={own.exports} isUnderWay={isUnderWay} action={privacyCentre} />
          <ErasureCard erasure={own.erasure} action={privacyCentre} />
        </>
      )}
      <section>
        <h2 className="mt-4 text-lg">{w.kept}</h2>
        <p className="mb-3 text-quiet">{w.keptNote}</p>
        <KeptTable facts={facts} />
      </section>
      <p className="flex flex-wrap gap-x-6">
        {[
          { href: '/privacy', label: w.policy },
          { href: '/privacy/third-parties', label: w.parties },
          { href: '/is-this-us', label: w.isThisUs },
        ].map((link) => (
          <a key={link.href} href={link.href} className="inline-flex min-h-11 items-center text-link">
            {link.label}
          </a>
        ))}
      </p>
      <DoneToast says={{ saved: () => w.saved }} />
    </div>
  )
}

function SignInNote({ isKnown }: { isKnown: boolean }) {
  const w = useWords(privacyWords)
  return <Notice ways={<ButtonLink href={`/sign-in?next=${privacyCentre}`}>{w.signIn}</ButtonLink>}>{isKnown ? w.guestNote : w.nothingKnown}</Notice>
}
