import { data, redirect } from 'react-router'
import { catalogueRoutes, offerStates, type OfferState } from '@yizhan/contract/catalogue'
import { merchantRoutes } from '@yizhan/contract/merchants'
import type { Currency } from '@yizhan/contract/shared'
import { call, load } from '../../api/call.server.ts'
import { textOf } from '../../api/form.server.ts'
import type { PageApi } from '../../api/page-api.server.ts'
import type { Refusal } from '../../api/refusal.ts'
import { filesOf, sendFile } from '../../api/send-file.server.ts'
import { readAttributeFields } from './category-fields.server.ts'
import { changeOfferForm } from './change-offer-form.server.ts'
import { editorWords } from './editor-words.ts'
import { formErrorsOf } from './form-errors.server.ts'
import { draftOf } from './offer-draft.server.ts'
import type { AttributeField, FormErrors, OfferForm } from './offer-form.ts'
import { readOfferForm } from './read-offer-form.server.ts'

/** The editor as it goes on: what was typed, and what is wrong with it. */
export interface EditorAnswer {
  form: OfferForm
  attributes: AttributeField[]
  errors: FormErrors
  /** What is wrong as a whole, a sentence each. */
  messages: string[]
}
interface Editing {
  api: PageApi
  merchantId: string
}

/** The currency a shop trades in. */
export async function currencyOf({ api, merchantId }: Editing, request?: Request): Promise<Currency> {
  return (await load(api, merchantRoutes.readShopSettings, { params: { merchantId } }, request)).currency
}

/** Answers the editor: uploads the pictures chosen, adds and removes rows, saves, publishes. */
export async function answerEditor(editing: Editing, request: Request) {
  const fields = await request.formData()
  const uploaded = await withUploads(editing, readOfferForm(fields), fields)
  const intent = textOf(fields, 'intent')
  const [wish, state] = intent.split(':', 2)
  if (wish === 'state' && uploaded.form.offerId) return changeState(editing, uploaded.form, offerStates.find((one) => one === state) ?? 'draft')
  if (wish === 'save' || wish === 'publish')
    return uploaded.messages.length > 0 ? answer(editing, uploaded.form, { messages: uploaded.messages }) : save(editing, uploaded.form, wish === 'publish')
  const form = changeOfferForm(uploaded.form, intent)
  return { form, attributes: await readAttributeFields(editing.api, form.categorySlug), errors: {}, messages: uploaded.messages } satisfies EditorAnswer
}

async function withUploads({ api, merchantId }: Editing, form: OfferForm, fields: FormData): Promise<{ form: OfferForm; messages: string[] }> {
  const pictures = [...form.pictures]
  const messages: string[] = []
  for (const file of filesOf(fields, 'files')) {
    const outcome = await sendFile(api, catalogueRoutes.uploadPicture, { params: { merchantId }, file })
    if (outcome.ok) pictures.push({ pictureId: outcome.value.pictureId, url: outcome.value.url, alt: outcome.value.alt })
    else messages.push(`${file.name} · ${outcome.refusal.message}`)
  }
  return { form: { ...form, pictures }, messages }
}

async function save(editing: Editing, form: OfferForm, isPublished: boolean) {
  const { api, merchantId } = editing
  const current = form.offerId ? await load(api, catalogueRoutes.readOwnOffer, { params: { merchantId, offerId: form.offerId } }) : null
  const { draft, errors } = draftOf(form, { currency: await currencyOf(editing), w: editorWords[api.locale], current })
  if (Object.keys(errors).length > 0) return answer(editing, form, { errors, messages: [editorWords[api.locale].someWrong] })
  const outcome = current
    ? await call(api, catalogueRoutes.changeOffer, { params: { merchantId, offerId: current.offerId }, body: draft })
    : await call(api, catalogueRoutes.createOffer, { params: { merchantId }, body: draft })
  if (!outcome.ok) return refusedAnswer(editing, form, outcome.refusal)
  const saved: OfferForm = { ...form, offerId: outcome.value.offerId }
  if (isPublished && outcome.value.state !== 'published') return changeState(editing, saved, 'published')
  return redirect(`/merchant/${merchantId}/offers/${saved.offerId}?done=saved`)
}

async function changeState(editing: Editing, form: OfferForm, state: OfferState) {
  const { api, merchantId } = editing
  const outcome = await call(api, catalogueRoutes.setOfferState, { params: { merchantId, offerId: form.offerId }, body: { state } })
  if (!outcome.ok) return refusedAnswer(editing, form, outcome.refusal)
  return redirect(`/merchant/${merchantId}/offers/${form.offerId}?done=${state}`)
}

function refusedAnswer(editing: Editing, form: OfferForm, refusal: Refusal) {
  const { errors, others } = formErrorsOf(refusal.fields, form)
  return answer(editing, form, { errors, messages: [refusal.message, ...others] })
}

async function answer({ api }: Editing, form: OfferForm, { errors = {}, messages }: { errors?: FormErrors; messages: string[] }) {
  const body: EditorAnswer = { form, attributes: await readAttributeFields(api, form.categorySlug), errors, messages }
  return data(body, { status: 422 })
}
