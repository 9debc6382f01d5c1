import { redirect } from 'react-router'
import type { Route } from './+types/preferences.ts'
import { ownPath, textOf } from './api/form.server.ts'
import { apiOf } from './api/page-api.server.ts'
import { cookiesOfPreferences } from './api/preferences.server.ts'

/** Changes language, theme or size and returns to the page the visitor was on. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const headers = new Headers()
  for (const line of cookiesOfPreferences(form, apiOf(context).isSecure)) headers.append('set-cookie', line)
  return redirect(ownPath(textOf(form, 'returnTo'), '/'), { headers })
}

/** Nothing to see here by itself. */
export function loader() {
  return redirect('/')
}
