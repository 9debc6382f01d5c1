import type { ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/new-offer.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
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

/** A form that came back changed altered nothing elsewhere; what was saved ends in a redirect. */
export function shouldRevalidate({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionResult === undefined && defaultShouldRevalidate
}

export default function NewOffer({ loaderData, actionData: answered, params }: Route.ComponentProps) {
  const actionData = useKeptAnswer(answered)
  const w = useWords(editorWords)
  const base = `/merchant/${params.merchantId}/offers`
  const { form, attributes, errors, messages } = actionData ?? { form: loaderData.form, attributes: [], errors: {}, messages: [] }
  return (
    <ConsolePage title={w.newTitle} back={{ href: base, label: w.back }}>
      <OfferEditor
        form={form}
        attributes={attributes}
        categories={loaderData.categories}
        errors={errors}
        messages={messages}
        state={form.offerId ? 'draft' : null}
        base={base}
      />
    </ConsolePage>
  )
}
