import type { Route } from './+types/new-offer.ts'
import { apiOf } from '../api/page-api.server.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { readCategoryOptions } from '../features/merchant-offers/category-fields.server.ts'
import { answerEditor } from '../features/merchant-offers/editor-action.server.ts'
import { editorWords } from '../features/merchant-offers/editor-words.ts'
import { newOfferForm } from '../features/merchant-offers/form-of-offer.server.ts'
import { OfferEditor } from '../features/merchant-offers/offer-editor.tsx'
import { useWords } from '../ui/language.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  return { form: newOfferForm(), categories: await readCategoryOptions(apiOf(context)) }
}

export function action({ request, context, params }: Route.ActionArgs) {
  return answerEditor({ api: apiOf(context), merchantId: params.merchantId }, request)
}

export default function NewOffer({ loaderData, actionData, params }: Route.ComponentProps) {
  const w = useWords(editorWords)
  const base = `/merchant/${params.merchantId}/offers`
  const { form, attributes, errors, messages } = actionData ?? { form: loaderData.form, attributes: [], errors: {}, messages: [] }
  return (
    <ConsolePage title={w.newTitle} back={{ href: base, label: w.back }}>
      <OfferEditor form={form} attributes={attributes} categories={loaderData.categories} errors={errors} messages={messages} state={form.offerId ? 'draft' : null} base={base} />
    </ConsolePage>
  )
}
