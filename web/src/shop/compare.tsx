import { redirect, useFetcher, useLocation, useSearchParams } from 'react-router'
import { catalogueRoutes } from '@yizhan/contract/catalogue'
import type { Id } from '@yizhan/contract/shared'
import type { Route } from './+types/compare.ts'
import { call, refused } from '../api/call.server.ts'
import { ownPath, submitKeyOf, textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { putIntoCart } from '../features/cart/put-into-cart.server.ts'
import { CompareTable } from '../features/compare/compare-table.tsx'
import { comparedOffer, type ComparedOffer } from '../features/compare/rows.ts'
import { compareHref, comparedMax, comparedMin } from '../features/compare/use-compare.ts'
import { compareWords } from '../features/compare/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ChipLink } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { CompareIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SubmitKey } from '../ui/submit-key.tsx'
import { Toast } from '../ui/toast.tsx'

/** `ids=a,b` from our own tray, `ids=a&ids=b` from the plain form. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const asked = new URL(request.url).searchParams.getAll('ids').flatMap((part) => part.split(','))
  const ids = [...new Set(asked.filter(Boolean))].slice(0, comparedMax)
  const answers = await Promise.all(ids.map((offerId) => call(api, catalogueRoutes.readOffer, { params: { offerId } })))
  const offers = answers.flatMap((answer) => (answer.ok ? [comparedOffer(answer.value)] : []))
  return { offers, missingCount: ids.length - offers.length }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const line = { offerId: textOf(form, 'offerId') as Id<'off'>, variantId: textOf(form, 'variantId') as Id<'var'>, selection: { choices: {} }, quantity: 1 } // as: the API checks the ids
  const outcome = await putIntoCart(apiOf(context), line, submitKeyOf(form))
  if (!outcome.ok) return refused(outcome.refusal)
  if (textOf(form, 'stay') === 'yes') return { version: outcome.value.version }
  return redirect(ownPath(textOf(form, 'returnTo'), '/cart'))
}

export default function Compare({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(compareWords)
  const [params] = useSearchParams()
  const { offers, missingCount } = loaderData
  const isOnlyDifferent = params.get('only') === 'different'
  const href = compareHref(offers.map(({ offerId }) => offerId))
  const fetcher = useFetcher<typeof actionData>()
  const result = fetcher.data ?? actionData
  return (
    <div className="page pt-8">
      <PageTitle>{w.title}</PageTitle>
      <h1 className="text-xl">{w.title}</h1>
      {missingCount > 0 && (
        <div className="mt-4">
          <Notice tone="attention">{w.missing(missingCount)}</Notice>
        </div>
      )}
      {result && 'refusal' in result && (
        <div className="mt-4">
          <Notice tone="refused">{result.refusal.message}</Notice>
        </div>
      )}
      {params.has('added') && (
        <div className="mt-4">
          <Notice tone="done" ways={<ButtonLink href="/cart">{w.toCart}</ButtonLink>}>
            {w.added}
          </Notice>
        </div>
      )}
      {offers.length < comparedMin ? (
        <Empty icon={<CompareIcon size={28} />} title={w.needTwo} ways={<ButtonLink href="/offers">{w.toList}</ButtonLink>}>
          {w.needTwoText}
        </Empty>
      ) : (
        <>
          <div className="mt-2 mb-5 flex flex-wrap items-center gap-3">
            <p className="me-auto text-quiet">{w.hint}</p>
            <ChipLink href={href} isCurrent={!isOnlyDifferent}>
              {w.all}
            </ChipLink>
            <ChipLink href={`${href}&only=different`} isCurrent={isOnlyDifferent}>
              {w.onlyDifferent}
            </ChipLink>
          </div>
          <CompareTable
            offers={offers}
            isOnlyDifferent={isOnlyDifferent}
            actionOf={(offer) => (
              <CompareAction
                offer={offer}
                submit={(form) => void fetcher.submit(form, { method: 'post' })}
                round={result && 'version' in result ? result.version : 0}
              />
            )}
          />
        </>
      )}
      <Toast
        messageKey={result && 'version' in result ? result.version : null}
        way={
          <ButtonLink href="/cart" size="small">
            {w.toCart}
          </ButtonLink>
        }
      >
        {w.added}
      </Toast>
    </div>
  )
}

/** Into the cart from here where nothing is to be chosen, else to the offer's page. */
function CompareAction({ offer, submit, round }: { offer: ComparedOffer; submit: (form: FormData) => void; round: number }) {
  const w = useWords(compareWords)
  const { pathname, search } = useLocation()
  if (offer.availability.state === 'none')
    return (
      <Button isWide disabled>
        {w.none}
      </Button>
    )
  if (offer.simpleVariantId === null) {
    return (
      <ButtonLink href={`/offers/${offer.offerId}`} isWide>
        {w.choose}
      </ButtonLink>
    )
  }
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        form.set('stay', 'yes')
        submit(form)
      }}
    >
      <input type="hidden" name="offerId" value={offer.offerId} />
      <input type="hidden" name="variantId" value={offer.simpleVariantId} />
      <input type="hidden" name="returnTo" value={`${pathname}${search}&added=1`} />
      <SubmitKey round={round} />
      <Button type="submit" tone="ink" isWide>
        {w.addToCart}
      </Button>
    </form>
  )
}
