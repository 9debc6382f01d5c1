import { useEffect, useRef } from 'react'
import { data, redirect, useNavigation, type ShouldRevalidateFunctionArgs } from 'react-router'
import { paymentRoutes } from '@yizhan/contract/payments'
import type { Route } from './+types/checkout.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { callShared } from '../api/shared-reads.server.ts'
import { waitingPath } from '../features/admission/waiting-path.ts'
import { checkoutWords } from '../features/checkout/words.ts'
import { countriesIn } from '../features/identity/address-form.server.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { CartIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { answerFor } from './checkout-answer.server.ts'
import type { CheckoutAnswer } from './checkout-answer.server.ts'
import { draftOf, rememberedDraft, savedAddresses, sourceOf } from './checkout-form.server.ts'
import { CheckoutForm } from './checkout-form.tsx'
import { placeTrade } from './checkout-place.server.ts'

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const api = apiOf(context)
  const [source, methods] = await Promise.all([sourceOf(api, request), callShared(api, paymentRoutes.listPaymentMethods, {})])
  if (!source) return null
  const ways = methods.ok ? methods.value.items : []
  const { draft, saved, isSignedIn } = await rememberedDraft(api, ways)
  const answer = await answerFor({ api, source, draft, saved })
  if (hasToWait(answer)) throw redirect(waitingPath(url))
  return {
    answer,
    saved,
    isSignedIn,
    methods: ways,
    countries: countriesIn(api.locale),
    cartId: 'cartId' in source ? source.cartId : '',
    offerId: 'lines' in source ? (source.lines[0]?.offerId ?? null) : null,
  }
}

export async function action({ request, context, url }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const draft = draftOf(form)
  const [source, saved] = await Promise.all([sourceOf(api, request, form), savedAddresses(api)])
  // Emptied on another device meanwhile: the page says so.
  if (!source) return null
  const given = { api, source, draft, saved }
  const answer = textOf(form, 'intent') === 'place' ? await placeTrade({ ...given, form }) : await answerFor(given)
  if (answer instanceof Response) return answer
  if (hasToWait(answer)) return redirect(waitingPath(url))
  return data(answer, { status: answer.refusal?.status ?? (answer.priceChange ? 409 : 200) })
}

/** More people check out than are let in: this visitor's turn is not yet. */
function hasToWait({ refusal }: CheckoutAnswer): boolean {
  return refusal?.code === 'admission.wait'
}

/** An action of this page brings its own new quote; asking for another would only cost time. */
export function shouldRevalidate({ formAction, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return formAction?.startsWith('/checkout') ? false : defaultShouldRevalidate
}

export default function CheckoutPage({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(checkoutWords)
  const answered = useKeptAnswer(actionData)
  // While the order is on its way the cart is emptied; the form stays until the cashier is there.
  const isIdle = useNavigation().state === 'idle'
  const last = useRef(loaderData)
  if (loaderData || isIdle) last.current = loaderData
  const loaded = last.current
  const answer = answered ?? loaded?.answer
  const top = useRef<HTMLDivElement>(null)
  // What went wrong may be far above the button: the page goes to the first of it.
  useEffect(() => {
    if (!answer || (!answer.refusal && !answer.priceChange)) return
    const marked = top.current?.querySelectorAll<HTMLElement>('[aria-invalid="true"], [role="alert"]') ?? []
    // Fields of the other kind of country are marked too, and not seen.
    const first = [...marked].find((element) => element.checkVisibility())
    first?.scrollIntoView({ block: 'center' })
    first?.focus({ preventScroll: true })
  }, [answer])
  return (
    <div ref={top} className="page py-6 md:py-8" data-own-bar={answer ? '' : undefined}>
      <PageTitle>{w.title}</PageTitle>
      <h1 className="mb-4 text-xl md:mb-6">{w.title}</h1>
      {loaded && answer ? <CheckoutForm {...loaded} answer={answer} isFirst={!answered} /> : <NothingToBuy />}
    </div>
  )
}

function NothingToBuy() {
  const w = useWords(checkoutWords)
  return (
    <Empty
      icon={<CartIcon size={28} />}
      title={w.emptyTitle}
      ways={
        <>
          <ButtonLink href="/offers" tone="primary">
            {w.browse}
          </ButtonLink>
          <ButtonLink href="/orders">{w.seeOrders}</ButtonLink>
        </>
      }
    >
      {w.emptyText}
    </Empty>
  )
}
