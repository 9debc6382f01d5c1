import { data, redirect } from 'react-router'
import { catalogueRoutes } from '@yizhan/contract/catalogue'
import { call } from '../../api/call.server.ts'
import { textOf } from '../../api/form.server.ts'
import type { PageApi } from '../../api/page-api.server.ts'
import { categoryDraftOf, changeCategoryForm, readForm } from './category-draft.server.ts'
import type { CategoryForm } from './category-form.ts'
import { categoryWords } from './words.ts'

export interface CategoryAnswer {
  form: CategoryForm
  errors: Readonly<Record<string, string>>
  message: string | null
}

/** Answers the form of a category: adds or removes a row, or saves it. */
export async function answerCategory(api: PageApi, request: Request) {
  const fields = await request.formData()
  const form = readForm(fields)
  const intent = textOf(fields, 'intent')
  if (intent !== 'save') return data<CategoryAnswer>({ form: changeCategoryForm(form, intent), errors: {}, message: null })
  const w = categoryWords[api.locale]
  const { draft, errors } = categoryDraftOf(form, w)
  if (Object.keys(errors).length > 0) return data<CategoryAnswer>({ form, errors, message: w.someWrong }, { status: 422 })
  const outcome = await call(api, catalogueRoutes.nameCategory, { params: { slug: form.slug }, body: draft })
  if (outcome.ok) return redirect('/operator/categories?done=saved')
  return data<CategoryAnswer>({ form, errors: errorsOf(outcome.refusal.fields, form), message: outcome.refusal.message }, { status: outcome.refusal.status })
}

/** The API's words beside its fields, at the fields of the form. */
function errorsOf(fields: Readonly<Record<string, string>>, form: CategoryForm): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, message]) => {
      const [first = '', index = '', field = ''] = path.split('.')
      const row = form.attributes[Number(index)]
      return [first === 'attributes' && row ? `rows.${row.row}.${field || 'key'}` : first, message]
    }),
  )
}
