import { catalogueRoutes } from '@yizhan/contract/catalogue'
import { inLocale } from '@yizhan/contract/shared'
import type { ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/edit-offer.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { readAttributeFields, readCategoryOptions } from '../features/merchant-offers/category-fields.server.ts'
import { answerEditor, currencyOf } from '../features/merchant-offers/editor-action.server.ts'
import { editorWords } from '../features/merchant-offers/editor-words.ts'
import { formOfOffer } from '../features/merchant-offers/form-of-offer.server.ts'
import { OfferEditor } from '../features/merchant-offers/offer-editor.tsx'
import { merchantOfferWords } from '../features/merchant-offers/words.ts'
import { useWords } from '../ui/language.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf(context)
  const [offer, categories, currency] = await Promise.all([
    load(api, catalogueRoutes.readOwnOffer, { params }, request),
    readCategoryOptions(api),
    currencyOf({ api, merchantId: params.merchantId }, request),
  ])
  const attributes = await readAttributeFields(api, offer.categorySlug)
  return { title: inLocale(offer.title, api.locale), state: offer.state, form: formOfOffer(offer, attributes, currency), attributes, categories }
}

export function action({ request, context, params }: Route.ActionArgs) {
  return answerEditor({ api: apiOf(context), merchantId: params.merchantId }, request)
}

/** A form that came back changed altered nothing elsewhere; what was saved ends in a redirect. */
export function shouldRevalidate({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionResult === undefined && defaultShouldRevalidate
}

export default function EditOffer({ loaderData, actionData: answered, params }: Route.ComponentProps) {
  const actionData = useKeptAnswer(answered)
  const w = useWords(editorWords)
  const base = `/merchant/${params.merchantId}/offers`
  const { form, attributes, errors, messages } = actionData ?? { ...loaderData, errors: {}, messages: [] }
  return (
    <ConsolePage title={loaderData.title} back={{ href: base, label: w.back }}>
      <OfferEditor
        key={params.offerId}
        form={form}
        attributes={attributes}
        categories={loaderData.categories}
        errors={errors}
        messages={messages}
        state={loaderData.state}
        base={base}
      />
      <DoneToast says={useWords(merchantOfferWords).done} />
    </ConsolePage>
  )
}
