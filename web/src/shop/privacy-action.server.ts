import { askedPurposes, privacyRoutes } from '@yizhan/contract/privacy'
import { redirect } from 'react-router'
import { call, refused } from '../api/call.server.ts'
import { ownPath, textOf } from '../api/form.server.ts'
import type { PageApi } from '../api/page-api.server.ts'
import { privacyCentre } from '../features/privacy/privacy-centre.ts'

/** What a form of the privacy centre asks for, by its `act`. */
export async function actOnPrivacy(api: PageApi, form: FormData) {
  const outcome = await callFor(api, form)
  if (!outcome.ok) return refused(outcome.refusal)
  const back = ownPath(textOf(form, 'back'), privacyCentre)
  return redirect(back === privacyCentre ? `${back}?done=saved` : back)
}

function callFor(api: PageApi, form: FormData) {
  switch (textOf(form, 'act')) {
    case 'phrase':
      return call(api, privacyRoutes.setMailPhrase, { body: { phrase: textOf(form, 'phrase') } })
    case 'no-phrase':
      return call(api, privacyRoutes.setMailPhrase, { body: { phrase: null } })
    case 'export':
      return call(api, privacyRoutes.startPrivacyExport, {})
    case 'erase':
      return call(api, privacyRoutes.askErasure, {})
    case 'keep':
      return call(api, privacyRoutes.withdrawErasure, {})
    default:
      return call(api, privacyRoutes.setConsents, {
        body: { decisions: decisionsOf(form), source: textOf(form, 'source') === 'home' ? 'home' : 'privacyCentre' },
      })
  }
}

/** Only what was answered is decided. */
function decisionsOf(form: FormData) {
  return askedPurposes.flatMap((purpose) => {
    const answer = textOf(form, purpose)
    return answer === 'yes' || answer === 'no' ? [{ purpose, isGiven: answer === 'yes' }] : []
  })
}
