import { Form, redirect } from 'react-router'
import { checkoutRoutes } from '@yizhan/contract/checkout'
import { orderRoutes } from '@yizhan/contract/orders'
import { paymentRoutes, type Payment } from '@yizhan/contract/payments'
import type { Route } from './+types/cashier.ts'
import { refused } from '../api/call.server.ts'
import { newSubmitKey, submitKeyOf, textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { callShared } from '../api/shared-reads.server.ts'
import { useRecheck } from '../api/use-recheck.ts'
import { paymentWords } from '../features/payments/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Empty } from '../ui/empty.tsx'
import { ChevronDownIcon, ClockIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Price, textOfMoney } from '../ui/price.tsx'
import { drawQr } from '../ui/qr-code.server.ts'
import { QrCode } from '../ui/qr-code.tsx'
import { SubmitKey } from '../ui/submit-key.tsx'
import { useBusy } from '../ui/use-busy.ts'
import { callForOrder, loadForOrder } from './order-access.server.ts'

/** How often the page asks when live events do not come through, and for how long. */
const recheckSeconds = 4
const rechecksMax = 300

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const payment = await loadForOrder(api, paymentRoutes.readPayment, { params }, request)
  if (payment.state === 'succeeded') throw redirect(`/trades/${payment.tradeId}`)
  const [trade, methods] = await Promise.all([callForOrder(api, orderRoutes.readTrade, { params: { tradeId: payment.tradeId } }), callShared(api, paymentRoutes.listPaymentMethods, {})])
  const orders = trade.ok ? trade.value.orders.map(({ orderId, number, shopName }) => ({ orderId, number, shopName })) : []
  return {
    payment: { paymentId: payment.paymentId, tradeId: payment.tradeId, state: payment.state, amount: payment.amount, payBy: payment.payBy },
    attempt: attemptOf(payment),
    totalSeconds: trade.ok ? Math.round((Date.parse(payment.payBy) - Date.parse(trade.value.placedAt)) / 1000) : undefined,
    orders,
    methods: methods.ok ? methods.value.items : [],
    submitKey: newSubmitKey(),
  }
}

/** The attempt that counts: the last one, and what its code says while it can be paid. */
function attemptOf({ attempts, qrText }: Payment) {
  const last = attempts.at(-1)
  if (!last) return null
  const isOpen = last.state === 'started' || last.state === 'unknown'
  return { method: last.method, state: last.state, reason: last.declineReason, qr: isOpen && qrText ? drawQr(qrText) : null, link: isOpen && qrText && /^https?:/.test(qrText) ? qrText : null }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const outcome = await callForOrder(apiOf(context), checkoutRoutes.payTrade, { params: { tradeId: textOf(form, 'tradeId') }, body: { method: textOf(form, 'method') }, idempotencyKey: submitKeyOf(form) ?? newSubmitKey() })
  if (outcome.ok) return redirect(new URL(request.url).pathname)
  if (outcome.refusal.code === 'payments.already-succeeded') return redirect(`/trades/${textOf(form, 'tradeId')}`)
  return refused(outcome.refusal)
}

export default function Cashier({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(paymentWords)
  const { payment, attempt } = loaderData
  const isOpen = payment.state === 'open'
  useRecheck({ isWaiting: isOpen, everySeconds: recheckSeconds, timesMax: rechecksMax })
  return (
    <div className="page py-6 md:py-10">
      <PageTitle>{w.title}</PageTitle>
      {isOpen && attempt?.qr && (
        <noscript>
          <meta httpEquiv="refresh" content={String(recheckSeconds + 1)} />
        </noscript>
      )}
      {isOpen ? <OpenPayment {...loaderData} refusal={actionData?.refusal.message ?? null} /> : <Closed orders={loaderData.orders} />}
    </div>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function OpenPayment({ payment, attempt, totalSeconds, orders, methods, submitKey, refusal }: Loaded & { refusal: string | null }) {
  const w = useWords(paymentWords)
  const sum = textOfMoney(payment.amount)
  const hasQr = Boolean(attempt?.qr)
  const form = <PayForm payment={payment} methods={methods} chosen={attempt?.method ?? methods[0]?.method ?? ''} submitKey={submitKey} isMain={!hasQr} />
  return (
    <section className="card-paper mx-auto grid max-w-lg gap-5 p-5 text-center md:p-8">
      <header>
        <h1 className="text-base font-medium text-quiet">{w.amount}</h1>
        <Price money={payment.amount} size="large" />
      </header>
      <div className="mx-auto grid w-full max-w-60 justify-items-stretch gap-1 text-sm [&_[role=timer]]:w-full">
        <span className="text-quiet" aria-hidden="true">
          {w.timeLeft}
        </span>
        <Countdown until={payment.payBy} totalSeconds={totalSeconds} label={w.timeLeft} />
      </div>
      {refusal && <Notice tone="refused">{refusal}</Notice>}
      {attempt?.state === 'declined' && (
        <div className="text-start">
          <Notice tone="refused">
            {attempt.reason ? w.declinedWhy(attempt.reason) : w.declined} {w.tryAgain}
          </Notice>
        </div>
      )}
      {attempt?.state === 'unknown' && (
        <div className="text-start">
          <Notice tone="attention">{w.unknown}</Notice>
        </div>
      )}
      {attempt?.qr && (
        <div className="grid justify-items-center gap-3">
          <h2 className="text-base">{w.scan}</h2>
          <QrCode drawing={attempt.qr} label={w.qr(sum)} className="w-56 ring-1 ring-line" />
          {attempt.link && (
            <ButtonLink href={attempt.link} tone="primary" size="large" isWide>
              {w.openHere}
            </ButtonLink>
          )}
          <p className="text-sm text-quiet">{w.comesBack}</p>
          <a href={`/cashier/${payment.paymentId}`} data-document="" className="hidden min-h-11 items-center text-link noscript:inline-flex">
            {w.check}
          </a>
        </div>
      )}
      {hasQr ? (
        methods.length > 1 && (
          <details className="text-start">
            <summary className="flex min-h-11 items-center justify-center gap-1 text-quiet">
              {w.otherMethod}
              <ChevronDownIcon size={18} />
            </summary>
            {form}
          </details>
        )
      ) : (
        form
      )}
      <footer className="border-t border-line pt-4 text-sm text-quiet">
        <p>{w.laterHint}</p>
        <p className="flex flex-wrap justify-center gap-x-4">
          {orders.map((order) => (
            <a key={order.orderId} href={`/orders/${order.orderId}`} className="inline-flex min-h-11 items-center text-link">
              {order.shopName} <span className="numbers ms-1.5">{order.number}</span>
            </a>
          ))}
        </p>
      </footer>
    </section>
  )
}

function PayForm({ payment, methods, chosen, submitKey, isMain }: Pick<Loaded, 'payment' | 'methods' | 'submitKey'> & { chosen: string; isMain: boolean }) {
  const w = useWords(paymentWords)
  const isBusy = useBusy()
  return (
    <Form method="post" action={`/cashier/${payment.paymentId}`} className="grid gap-4 text-start">
      <SubmitKey value={submitKey} />
      <input type="hidden" name="tradeId" value={payment.tradeId} />
      <ChoiceGroup legend={w.method} name="method" shape="wide" choices={methods.map(({ method, name, hint }) => ({ value: method, label: name, note: hint }))} chosen={[chosen]} />
      <Button type="submit" tone={isMain ? 'primary' : 'paper'} size="large" isWide isBusy={isBusy}>
        {w.payBy(textOfMoney(payment.amount))}
      </Button>
    </Form>
  )
}

/** Time ran out, or the orders were cancelled: nothing was charged, and the way back is short. */
function Closed({ orders }: { orders: Loaded['orders'] }) {
  const w = useWords(paymentWords)
  const first = orders[0]
  return (
    <Empty
      icon={<ClockIcon size={28} />}
      title={w.closedTitle}
      ways={
        <>
          {first && (
            <ButtonLink href={`/orders/${first.orderId}/reorder`} tone="primary">
              {w.orderAgain}
            </ButtonLink>
          )}
          <ButtonLink href="/orders">{w.seeOrders}</ButtonLink>
        </>
      }
    >
      {w.closedText}
    </Empty>
  )
}
