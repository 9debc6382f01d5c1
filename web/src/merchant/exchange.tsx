import { data, redirect } from 'react-router'
import { catalogueRoutes, importFileBytesMax, type Import } from '@yizhan/contract/catalogue'
import type { Route } from './+types/exchange.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { filesOf, sendFile } from '../api/send-file.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { ImportList, type ImportRow } from '../features/imports/import-list.tsx'
import { UploadForm } from '../features/imports/upload-form.tsx'
import { importWords } from '../features/imports/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DownloadIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const page = await load(apiOf(context), catalogueRoutes.listImports, { params, query: { limit: 50 } }, request)
  return { bytesMax: importFileBytesMax, imports: page.items.map(rowOf) }
}

function rowOf({ importId, fileName, state, offersCreated, offersChanged, offersUnchanged, errorCount, createdAt }: Import): ImportRow {
  return { importId, fileName, state, offersCreated, offersChanged, offersUnchanged, errorCount, createdAt }
}

/** Without script the form brings the file here and it is handed on. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const api = apiOf(context)
  const [file] = filesOf(await request.formData(), 'file')
  if (!file) return data({ error: importWords[api.locale].fileMissing }, { status: 422 })
  const outcome = await sendFile(api, catalogueRoutes.startImport, { params, query: { fileName: file.name.slice(-200) }, file })
  if (!outcome.ok) return data({ error: outcome.refusal.message }, { status: outcome.refusal.status })
  return redirect(`/merchant/${params.merchantId}/exchange/${outcome.value.importId}`)
}

export default function Exchange({ loaderData, actionData: answered, params }: Route.ComponentProps) {
  const actionData = useKeptAnswer(answered)
  const w = useWords(importWords)
  const { imports, bytesMax } = loaderData
  return (
    <ConsolePage title={w.title}>
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_20rem] lg:gap-6">
        <Card title={w.importTitle}>
          <p className="mb-4 text-sm text-quiet">{w.importNote}</p>
          <UploadForm merchantId={params.merchantId} bytesMax={bytesMax} error={actionData?.error ?? null} />
        </Card>
        <Card title={w.exportTitle}>
          <p className="mb-4 text-sm text-quiet">{w.exportNote}</p>
          <ButtonLink href={`/api/v1/merchant/${params.merchantId}/exports/products.csv`} download="products.csv">
            <DownloadIcon />
            {w.exportButton}
          </ButtonLink>
        </Card>
      </div>
      <h2 className="mt-10 mb-3 text-lg">{w.past}</h2>
      {imports.length > 0 ? <ImportList imports={imports} base={`/merchant/${params.merchantId}/exchange`} /> : <p className="text-quiet">{w.none}</p>}
    </ConsolePage>
  )
}
