import type { ReactNode } from 'react'
import { Form, redirect } from 'react-router'
import { checkoutRoutes } from '@yizhan/contract/checkout'
import { orderRoutes } from '@yizhan/contract/orders'
import { paymentRoutes, type Payment } from '@yizhan/contract/payments'
import type { Route } from './+types/cashier.ts'
import { refused } from '../api/call.server.ts'
import { newSubmitKey, submitKeyOf, textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { callShared } from '../api/shared-reads.server.ts'
import { useRecheck } from '../api/use-recheck.ts'
import { methodChoice } from '../features/payments/method-choice.tsx'
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
import { QrCode, type QrDrawing } from '../ui/qr-code.tsx'
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
  const [trade, methods] = await Promise.all([
    callForOrder(api, orderRoutes.readTrade, { params: { tradeId: payment.tradeId } }),
    callShared(api, paymentRoutes.listPaymentMethods, {}),
  ])
  const orders = trade.ok ? trade.value.orders.map(({ orderId, number, shopName }) => ({ orderId, number, shopName })) : []
  return {
    payment: { paymentId: payment.paymentId, tradeId: payment.tradeId, state: payment.state, amount: payment.amount, payBy: payment.payBy },
    isTimeOver: Date.parse(payment.payBy) <= Date.now(),
    attempt: attemptOf(payment),
    totalSeconds: trade.ok ? Math.round((Date.parse(payment.payBy) - Date.parse(trade.value.placedAt)) / 1000) : undefined,
    orders,
    methods: methods.ok ? methods.value.items : [],
    submitKey: newSubmitKey(),
  }
}

/** The attempt that counts: the last one, and what its code says while it can be paid. */
function attemptOf({ attempts, qrText, paymentId }: Payment) {
  const last = attempts.at(-1)
  if (!last) return null
  const text = last.state === 'started' || last.state === 'unknown' ? qrText : null
  return { method: last.method, state: last.state, reason: last.declineReason, qr: text ? drawQr(text) : null, link: text ? linkOf(text, paymentId) : null }
}

/** The code's address for this very device; our own sandbox on the host the visitor is on, where they are known. */
function linkOf(qrText: string, paymentId: string): string | null {
  const url = /^https?:/.test(qrText) && URL.canParse(qrText) ? new URL(qrText) : null
  return url?.pathname === `/sandbox/${paymentId}` ? url.pathname : (url?.href ?? null)
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const outcome = await callForOrder(apiOf(context), checkoutRoutes.payTrade, {
    params: { tradeId: textOf(form, 'tradeId') },
    body: { method: textOf(form, 'method') },
    idempotencyKey: submitKeyOf(form) ?? newSubmitKey(),
  })
  if (outcome.ok) return redirect(`/cashier/${params.paymentId}`)
  if (outcome.refusal.code === 'payments.already-succeeded') return redirect(`/trades/${textOf(form, 'tradeId')}`)
  return refused(outcome.refusal)
}

export default function Cashier({ loaderData, actionData }: Route.ComponentProps) {
  const answered = useKeptAnswer(actionData)
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
      {isOpen ? (
        <OpenPayment {...loaderData} refusal={answered?.refusal.message ?? null} />
      ) : (
        <Closed orders={loaderData.orders} isTimeOver={loaderData.isTimeOver} />
      )}
    </div>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function OpenPayment({ payment, attempt, totalSeconds, orders, methods, submitKey, refusal }: Loaded & { refusal: string | null }) {
  const w = useWords(paymentWords)
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
      <AttemptNotice attempt={attempt} />
      {attempt?.qr && (
        <Scan qr={attempt.qr} link={attempt.link} label={w.qr(textOfMoney(payment.amount))}>
          <a href={`/cashier/${payment.paymentId}`} data-document="" className="hidden min-h-11 items-center text-link noscript:inline-flex">
            {w.check}
          </a>
        </Scan>
      )}
      {hasQr
        ? methods.length > 1 && (
            <details className="text-start">
              <summary className="flex min-h-11 items-center justify-center gap-1 text-quiet">
                {w.otherMethod}
                <ChevronDownIcon size={18} />
              </summary>
              {form}
            </details>
          )
        : form}
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

/** What became of the last try. */
function AttemptNotice({ attempt }: Pick<Loaded, 'attempt'>) {
  const w = useWords(paymentWords)
  if (attempt?.state === 'declined') {
    return (
      <div className="text-start">
        <Notice tone="refused">
          {attempt.reason ? w.declinedWhy(attempt.reason) : w.declined} {w.tryAgain}
        </Notice>
      </div>
    )
  }
  if (attempt?.state !== 'unknown') return null
  return (
    <div className="text-start">
      <Notice tone="attention">{w.unknown}</Notice>
    </div>
  )
}

/** The code to scan, and the same address for those who hold the only screen in their hand. */
function Scan({ qr, link, label, children }: { qr: QrDrawing; link: string | null; label: string; children: ReactNode }) {
  const w = useWords(paymentWords)
  return (
    <div className="grid justify-items-center gap-3">
      <h2 className="text-base">{w.scan}</h2>
      <QrCode drawing={qr} label={label} className="w-56 ring-1 ring-line" />
      {link && (
        <ButtonLink href={link} tone="primary" size="large" isWide>
          {w.openHere}
        </ButtonLink>
      )}
      <p className="text-sm text-quiet">{w.comesBack}</p>
      {children}
    </div>
  )
}

function PayForm({ payment, methods, chosen, submitKey, isMain }: Pick<Loaded, 'payment' | 'methods' | 'submitKey'> & { chosen: string; isMain: boolean }) {
  const w = useWords(paymentWords)
  const isBusy = useBusy()
  return (
    <Form method="post" action={`/cashier/${payment.paymentId}`} className="grid gap-4 text-start">
      <SubmitKey value={submitKey} />
      <input type="hidden" name="tradeId" value={payment.tradeId} />
      <ChoiceGroup legend={w.method} name="method" shape="wide" choices={methods.map(methodChoice)} chosen={[chosen]} />
      <Button type="submit" tone={isMain ? 'primary' : 'paper'} size="large" isWide isBusy={isBusy}>
        {w.payBy(textOfMoney(payment.amount))}
      </Button>
    </Form>
  )
}

/** Time ran out, or the orders were cancelled: nothing was charged, and the way back is short. */
function Closed({ orders, isTimeOver }: Pick<Loaded, 'orders' | 'isTimeOver'>) {
  const w = useWords(paymentWords)
  const first = orders[0]
  return (
    <Empty
      icon={<ClockIcon size={28} />}
      title={isTimeOver ? w.closedTitle : w.cancelledTitle}
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
