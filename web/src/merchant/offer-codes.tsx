import { data, Form, redirect, useNavigation } from 'react-router'
import { catalogueRoutes } from '@yizhan/contract/catalogue'
import { fulfilmentRoutes } from '@yizhan/contract/fulfilment'
import { inLocale } from '@yizhan/contract/shared'
import type { Route } from './+types/offer-codes.ts'
import { call, load } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { addCodes } from '../features/merchant-offers/add-codes.server.ts'
import { merchantOfferWords } from '../features/merchant-offers/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Badge } from '../ui/chip.tsx'
import { TextArea } from '../ui/field.tsx'
import { FileField } from '../ui/file-field.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'

/** Codes are counted for this many variants; more in one offer are not seen in practice. */
const variantsMax = 60

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf(context)
  const { merchantId } = params
  const offer = await load(api, catalogueRoutes.readOwnOffer, { params }, request)
  const variants = offer.variants
    .slice(0, variantsMax)
    .flatMap(({ variantId, values }) => (variantId ? [{ variantId, name: values.map((value) => inLocale(value, api.locale)).join(' · ') }] : []))
  const stocks = await Promise.all(variants.map(({ variantId }) => call(api, fulfilmentRoutes.readCodeStock, { params: { merchantId, variantId } })))
  const asked = new URL(request.url).searchParams
  const number = (name: string) => Number(asked.get(name)) || 0
  return {
    title: inLocale(offer.title, api.locale),
    variants: variants.map((variant, index) => ({ ...variant, stock: stocks[index]?.ok ? stocks[index].value : null })),
    result: asked.has('added') ? { variantId: asked.get('variant'), added: number('added'), skipped: number('skipped'), left: number('left') } : null,
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const variantId = textOf(form, 'variantId')
  const added = await addCodes(apiOf(context), params.merchantId, form)
  if (!added.ok) return data({ variantId, typed: textOf(form, 'codes'), error: added.error }, { status: 422 })
  const search = new URLSearchParams({
    variant: variantId,
    added: String(added.value.added),
    skipped: String(added.value.skipped),
    left: String(added.value.unissued),
  })
  return redirect(`/merchant/${params.merchantId}/offers/${params.offerId}/codes?${search.toString()}`)
}

export default function OfferCodes({ loaderData, actionData: answered, params }: Route.ComponentProps) {
  const actionData = useKeptAnswer(answered)
  const w = useWords(merchantOfferWords)
  const { title, variants, result } = loaderData
  return (
    <ConsolePage
      title={w.codesTitle}
      note={`${title} · ${w.codesNote}`}
      back={{ href: `/merchant/${params.merchantId}/offers/${params.offerId}`, label: w.codesBack }}
      isNarrow
    >
      <div className="grid gap-4">
        {variants.map(({ variantId, name, stock }) => (
          <Card key={variantId} title={name || w.onlyVariant} aside={stock && <CodeStock {...stock} />}>
            {result?.variantId === variantId && !actionData && (
              <div className="mb-4">
                <Notice tone="done">{w.codesResult(result.added, result.skipped, result.left)}</Notice>
              </div>
            )}
            <CodeForm key={`${variantId} ${result?.left}`} variantId={variantId} answer={actionData?.variantId === variantId ? actionData : null} />
          </Card>
        ))}
      </div>
    </ConsolePage>
  )
}

function CodeStock({ unissued, issued, isLow }: { unissued: number; issued: number; isLow: boolean }) {
  const w = useWords(merchantOfferWords)
  return (
    <span className="numbers flex items-center gap-3 text-sm text-quiet">
      {isLow && <Badge tone="attention">{w.codesLow}</Badge>}
      <span className="font-medium text-ink">{w.codesLeft(unissued)}</span>
      <span>{w.codesIssued(issued)}</span>
    </span>
  )
}

function CodeForm({ variantId, answer }: { variantId: string; answer: { typed: string; error: string } | null }) {
  const w = useWords(merchantOfferWords)
  const { state, formData } = useNavigation()
  const isBusy = state === 'submitting' && formData?.get('variantId') === variantId
  return (
    <Form method="post" encType="multipart/form-data" className="grid gap-4" preventScrollReset>
      <input type="hidden" name="variantId" value={variantId} />
      <TextArea
        label={w.codesField}
        name="codes"
        rows={6}
        defaultValue={answer?.typed}
        error={answer?.error}
        spellCheck={false}
        autoComplete="off"
        className="numbers font-mono text-sm"
      />
      <FileField label={w.codesFile} hint={w.codesFileHint} name="file" accept=".txt,.csv,text/plain,text/csv" />
      <div>
        <Button type="submit" tone="ink" isBusy={isBusy}>
          {w.codesSubmit}
        </Button>
      </div>
    </Form>
  )
}
