import { data } from 'react-router'
import { inLocale } from '@yizhan/contract/shared'
import type { Route } from './+types/edit-category.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { answerCategory } from '../features/categories/category-action.server.ts'
import { readCategories, readCategoryForm } from '../features/categories/category-draft.server.ts'
import { keeperConfirmedFirst } from '../features/categories/keeper-confirmed-first.server.ts'
import { CategoryEditor } from '../features/categories/category-editor.tsx'
import { categoryWords } from '../features/categories/words.ts'
import { useWords } from '../ui/language.tsx'

export { keepLoaded as shouldRevalidate } from '../api/keep-loaded.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf(context)
  await keeperConfirmedFirst(api, request)
  const [form, categories] = await Promise.all([readCategoryForm(api, params.slug), readCategories(api)])
  if (!form) throw data(null, { status: 404 })
  return {
    title: inLocale(form.name, api.locale),
    form,
    parents: categories.filter(({ slug }) => slug !== params.slug).map(({ slug, name }) => ({ value: slug, label: name })),
  }
}

export function action({ request, context }: Route.ActionArgs) {
  return answerCategory(apiOf(context), request)
}

export default function EditCategory({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useKeptAnswer(answered)
  const w = useWords(categoryWords)
  const answer = actionData ?? { form: loaderData.form, errors: {}, message: null }
  return (
    <ConsolePage title={loaderData.title} back={{ href: '/operator/categories', label: w.back }} isNarrow>
      <CategoryEditor {...answer} parents={loaderData.parents} />
    </ConsolePage>
  )
}
