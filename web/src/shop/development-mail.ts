import type { Route } from './+types/development-mail.ts'
import { apiOf } from '../api/page-api.server.ts'
import { listMails } from './mails-listed.server.ts'

/** A mail has its styles in its elements, as mail programs want it, and therefore a policy of its own: it runs and sends nothing. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/** A kept mail as its recipient sees it; found in the list that the address names. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { items } = await listMails(apiOf(context), new URL(request.url).searchParams)
  const html = items.find(({ mailId }) => mailId === params.mailId)?.html
  if (!html) throw new Response(null, { status: 404 })
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': mailPolicy } })
}
