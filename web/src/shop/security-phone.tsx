import type { Route } from './+types/security-phone.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ContactChangePage } from './contact-change-page.tsx'
import { changeContact, readContact } from './contact-change.server.ts'

export { keepLoaded as shouldRevalidate } from '../api/keep-loaded.ts'

export function loader({ request, context }: Route.LoaderArgs) {
  return readContact(apiOf(context), request, 'phone')
}

export function action({ request, context }: Route.ActionArgs) {
  return changeContact(apiOf(context), request, 'phone')
}

export default function SecurityPhone({ loaderData, actionData }: Route.ComponentProps) {
  return <ContactChangePage kind="phone" {...loaderData} answer={useKeptAnswer(actionData)} />
}
