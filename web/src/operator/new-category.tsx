import type { Route } from './+types/new-category.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { answerCategory } from '../features/categories/category-action.server.ts'
import { newCategoryForm, readCategories } from '../features/categories/category-draft.server.ts'
import { keeperConfirmedFirst } from '../features/categories/keeper-confirmed-first.server.ts'
import { CategoryEditor } from '../features/categories/category-editor.tsx'
import { categoryWords } from '../features/categories/words.ts'
import { useWords } from '../ui/language.tsx'

export { keepLoaded as shouldRevalidate } from '../api/keep-loaded.ts'

/** A new category comes last among those beside it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  await keeperConfirmedFirst(api, request)
  const categories = await readCategories(api)
  const parentSlug = new URL(request.url).searchParams.get('parent') ?? ''
  const beside = categories.filter((category) => (category.parentSlug ?? '') === parentSlug).map(({ position }) => position)
  return { form: newCategoryForm(parentSlug, Math.max(-1, ...beside) + 1), parents: categories.map(({ slug, name }) => ({ value: slug, label: name })) }
}

export function action({ request, context }: Route.ActionArgs) {
  return answerCategory(apiOf(context), request)
}

export default function NewCategory({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useKeptAnswer(answered)
  const w = useWords(categoryWords)
  const answer = actionData ?? { form: loaderData.form, errors: {}, message: null }
  return (
    <ConsolePage title={w.newTitle} back={{ href: '/operator/categories', label: w.back }} isNarrow>
      <CategoryEditor {...answer} parents={loaderData.parents} />
    </ConsolePage>
  )
}
