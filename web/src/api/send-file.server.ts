import type { Route, RouteInput, RouteResponse } from '@yizhan/contract/shared'
import { pathOf } from './call.server.ts'
import { refusalOf } from './error-words.server.ts'
import { keepCookies, type PageApi } from './page-api.server.ts'
import type { Outcome } from './refusal.ts'

type FileRoute = Route & { readonly rawBody: NonNullable<Route['rawBody']> }

/** Sends a file of a form to a route that takes one as its body, in the visitor's name: for pages without script. */
export async function sendFile<const R extends FileRoute>(
  api: PageApi,
  route: R,
  input: { params: RouteInput<R>['params']; query?: RouteInput<R>['query']; file: File },
): Promise<Outcome<RouteResponse<R>>> {
  const { file } = input
  const type = route.rawBody.types.includes(file.type) ? file.type : 'application/octet-stream'
  const body = new Uint8Array(await file.arrayBuffer())
  const answer = await api.send({ method: route.method, path: pathOf(route, input), headers: { ...api.headers, 'content-type': type }, body })
  keepCookies(api, answer.headers['set-cookie'])
  const value: unknown = answer.body === '' ? {} : JSON.parse(answer.body)
  // as: our own API answers by the same description, and every refusal of it is a problem
  if (answer.status < 400) return { ok: true, value: value as RouteResponse<R> }
  return { ok: false, refusal: refusalOf(value as Parameters<typeof refusalOf>[0], api.locale) }
}

/** The files chosen in a field; a field left empty counts as none. */
export function filesOf(form: FormData, name: string): File[] {
  return form.getAll(name).filter((value): value is File => value instanceof File && value.size > 0)
}
