import { data, Form, redirect } from 'react-router'
import { cartRoutes, type Cart, type CartLine } from '@yizhan/contract/cart'
import { searchRoutes } from '@yizhan/contract/search'
import type { Route } from './+types/cart.ts'
import { call, load } from '../api/call.server.ts'
import { numberOf, textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ShopLines } from '../features/cart/shop-lines.tsx'
import { cartWords } from '../features/cart/words.ts'
import { cardViewOf } from '../features/catalogue/card-view.ts'
import { OfferGrid } from '../features/catalogue/offer-grid.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { CartIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Price } from '../ui/price.tsx'
import { Section } from '../ui/section.tsx'
import { Toast } from '../ui/toast.tsx'

/** Fills whole rows of two, three and four. */
const suggestionsMax = 12

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const { cart } = await load(api, cartRoutes.readCurrentCart, {}, request)
  const cartId = cart?.cartId ?? null
  if (cart && cart.lineCount > 0) return { cart, cartId, suggestions: [] }
  const forYou = await call(api, searchRoutes.listForYou, {})
  return { cart: null, cartId, suggestions: forYou.ok ? forYou.value.items.slice(0, suggestionsMax).map(cardViewOf) : [] }
}

/** What was taken out, enough to put it back. */
type Removed = Pick<CartLine, 'lineId' | 'title' | 'offerId' | 'variantId' | 'selection' | 'quantity'>

export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const params = { cartId: textOf(form, 'cartId'), lineId: textOf(form, 'lineId') }
  switch (textOf(form, 'intent')) {
    case 'remove': {
      const before = await call(api, cartRoutes.readCart, { params })
      const removed = before.ok ? removedOf(before.value, params.lineId) : null
      const outcome = await call(api, cartRoutes.removeLine, { params })
      // Removed on another device meanwhile: that is what was asked for.
      if (!outcome.ok && outcome.refusal.code !== 'cart.line-not-found')
        return data({ refusal: outcome.refusal, lineId: params.lineId, removed: null }, { status: outcome.refusal.status })
      return data({ refusal: null, lineId: params.lineId, removed })
    }
    case 'restore': {
      const { offerId, variantId, selection, quantity } = JSON.parse(textOf(form, 'removed')) as Removed // as: written by this page; the API checks it
      const outcome = await call(api, cartRoutes.addLine, { params, body: { offerId, variantId, selection, quantity } })
      return outcome.ok ? redirect('/cart') : data({ refusal: outcome.refusal, lineId: '', removed: null }, { status: outcome.refusal.status })
    }
    default: {
      const outcome = await call(api, cartRoutes.changeLine, { params, body: { quantity: numberOf(form, 'quantity', 1) } })
      return outcome.ok ? redirect('/cart') : data({ refusal: outcome.refusal, lineId: params.lineId, removed: null }, { status: outcome.refusal.status })
    }
  }
}

function removedOf(cart: Cart, lineId: string): Removed | null {
  const line = cart.shops.flatMap(({ lines }) => lines).find((one) => one.lineId === lineId)
  return line
    ? { lineId: line.lineId, title: line.title, offerId: line.offerId, variantId: line.variantId, selection: line.selection, quantity: line.quantity }
    : null
}

export default function CartPage({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
  const w = useWords(cartWords)
  const { cart, cartId, suggestions } = loaderData
  const lineIds = cart?.shops.flatMap(({ lines }) => lines.map(({ lineId }) => lineId)) ?? []
  const refusal = answered?.refusal ?? null
  return (
    <div className="page py-6 md:py-8">
      <PageTitle>{w.title}</PageTitle>
      <h1 className="mb-4 flex items-baseline gap-3 text-xl md:mb-6">
        {w.title}
        {cart && <span className="numbers text-base font-normal text-quiet">{w.units(cart.unitCount)}</span>}
      </h1>
      {refusal && !lineIds.some((lineId) => lineId === answered?.lineId) && (
        <div className="mb-4">
          <Notice tone="refused">{refusal.message}</Notice>
        </div>
      )}
      {cart ? <FullCart cart={cart} refused={refusal && answered ? { lineId: answered.lineId, refusal } : null} /> : <EmptyCart />}
      {suggestions.length > 0 && (
        <Section title={w.mightLike}>
          <OfferGrid cards={suggestions} />
        </Section>
      )}
      <RemovedToast removed={answered?.removed ?? null} cartId={cartId} />
    </div>
  )
}

function EmptyCart() {
  const w = useWords(cartWords)
  return (
    <Empty
      icon={<CartIcon size={28} />}
      title={w.emptyTitle}
      ways={
        <>
          <ButtonLink href="/offers" tone="primary">
            {w.browse}
          </ButtonLink>
          <ButtonLink href="/orders">{w.myOrders}</ButtonLink>
        </>
      }
    >
      {w.emptyText}
    </Empty>
  )
}

function FullCart({ cart, refused }: { cart: Cart; refused: Parameters<typeof ShopLines>[0]['refused'] }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[1fr_20rem] lg:gap-6">
      <div className="grid min-w-0 gap-4">
        {cart.shops.map((shop) => (
          <ShopLines key={shop.merchantId} shop={shop} cartId={cart.cartId} refused={refused} />
        ))}
      </div>
      <Summary cart={cart} />
    </div>
  )
}

/** The sum and the way on; on a phone it stays above the five places. */
function Summary({ cart }: { cart: Cart }) {
  const w = useWords(cartWords)
  const problemCount = cart.shops.flatMap(({ lines }) => lines).filter(({ problem }) => problem).length
  return (
    <aside className="card-paper p-4 max-lg:sticky max-lg:bottom-19 max-lg:z-20 max-lg:shadow-float max-md:-mx-2 md:max-lg:bottom-4 lg:sticky lg:top-36 lg:p-6">
      <div className="flex items-center justify-between gap-4 lg:flex-col lg:items-stretch">
        <p className="flex flex-wrap items-baseline gap-x-3 lg:justify-between">
          <span>{w.summary}</span>
          <Price money={cart.subtotal} size="large" />
        </p>
        <ButtonLink href="/checkout" tone="primary" size="large" className="max-lg:min-w-36">
          {w.checkOut}
        </ButtonLink>
      </div>
      {problemCount > 0 ? (
        <p className="mt-2 text-sm text-warning">{w.fixFirst(problemCount)}</p>
      ) : (
        <p className="mt-2 text-sm text-quiet max-lg:sr-only">{w.subtotalNote}</p>
      )}
      <a href="/offers" className="mt-2 hidden min-h-11 items-center justify-center text-sm text-quiet hover:text-ink lg:flex">
        {w.keepShopping}
      </a>
    </aside>
  )
}

function RemovedToast({ removed, cartId }: { removed: Removed | null; cartId: string | null }) {
  const w = useWords(cartWords)
  return (
    <Toast
      messageKey={removed?.lineId ?? null}
      way={
        removed && (
          <Form method="post" action="/cart" preventScrollReset>
            <input type="hidden" name="cartId" value={cartId ?? ''} />
            <input type="hidden" name="removed" value={JSON.stringify(removed)} />
            <button name="intent" value="restore" className="min-h-11 cursor-pointer px-2 font-medium whitespace-nowrap underline underline-offset-4">
              {w.undo}
            </button>
          </Form>
        )
      }
    >
      <span className="line-clamp-1">{removed && w.removed(removed.title)}</span>
    </Toast>
  )
}
