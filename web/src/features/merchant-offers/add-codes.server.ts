import { codesMax, fulfilmentRoutes } from '@yizhan/contract/fulfilment'
import { call } from '../../api/call.server.ts'
import { textOf } from '../../api/form.server.ts'
import type { PageApi } from '../../api/page-api.server.ts'
import { filesOf } from '../../api/send-file.server.ts'
import { merchantOfferWords } from './words.ts'

/** Named in an error, so that somebody finds the lines again; more of them help nobody. */
const linesNamedMax = 8

type Added = { ok: true; value: { added: number; skipped: number; unissued: number } } | { ok: false; error: string }

/** Adds the codes typed and those of the files, one a line. */
export async function addCodes(api: PageApi, merchantId: string, form: FormData): Promise<Added> {
  const w = merchantOfferWords[api.locale]
  const texts = [textOf(form, 'codes'), ...(await Promise.all(filesOf(form, 'file').map((file) => file.text())))]
  const lines = texts
    .join('\n')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
  const wrong = lines.flatMap((line, index) => (line !== '' && (line.length < 3 || line.length > 500) ? [index + 1] : []))
  const codes = [...new Set(lines.filter(Boolean))]
  if (codes.length === 0) return { ok: false, error: w.codesNone }
  if (wrong.length > 0) return { ok: false, error: w.codesShort(wrong.slice(0, linesNamedMax).join(', ')) }
  if (codes.length > codesMax) return { ok: false, error: w.codesTooMany(codesMax) }
  const outcome = await call(api, fulfilmentRoutes.addCodes, { params: { merchantId, variantId: textOf(form, 'variantId') }, body: { codes } })
  if (!outcome.ok) return { ok: false, error: outcome.refusal.message }
  // Repeated lines of one upload count as skipped too.
  return { ok: true, value: { ...outcome.value, skipped: outcome.value.skipped + lines.filter(Boolean).length - codes.length } }
}
