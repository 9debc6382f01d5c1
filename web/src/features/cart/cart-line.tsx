import { useEffect, useRef } from 'react'
import { Form, useFetcher } from 'react-router'
import type { CartLine } from '@yizhan/contract/cart'
import type { Refusal } from '../../api/refusal.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { TrashIcon, WarningIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { MediaRow } from '../../ui/media-row.tsx'
import { Price, textOfMoney } from '../../ui/price.tsx'
import { QuantityStepper } from '../../ui/quantity-stepper.tsx'
import { Time } from '../../ui/time.tsx'
import { cartWords } from './words.ts'

/** Presses within this time are one change. */
const settleMilliseconds = 350
const quantityMax = 9999

interface CartLineProps {
  line: CartLine
  cartId: string
  /** What the last change of this line was refused for, where it came without script. */
  refusal: Refusal | null
}

/** One thing in the cart: what was chosen, how many, what it costs, what stands in its way. */
export function CartLineRow({ line, cartId, refusal }: CartLineProps) {
  const w = useWords(cartWords)
  const fetcher = useFetcher<{ refusal?: Refusal }>()
  const shownRefusal = fetcher.data?.refusal ?? refusal
  return (
    <li>
      <MediaRow
        picture={line.picture}
        title={line.title}
        href={`/offers/${line.offerId}`}
        notes={line.chosen.join(' · ')}
        aside={<Price money={line.total} tone="ink" size="small" />}
      >
        <PriceNotes line={line} />
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
          <QuantityForm line={line} cartId={cartId} fetcher={fetcher} />
          {line.availability.state === 'few' && line.availability.available !== null && line.availability.available > 0 && (
            <span className="text-sm text-warning">{w.few(line.availability.available)}</span>
          )}
          <Form method="post" action="/cart" preventScrollReset className="ms-auto">
            <LineFields line={line} cartId={cartId} />
            <Button type="submit" name="intent" value="remove" tone="bare" size="small" aria-label={w.removeOf(line.title)}>
              <TrashIcon size={18} />
              {w.remove}
            </Button>
          </Form>
        </div>
        {(shownRefusal || line.problem) && <Problem line={line} cartId={cartId} message={shownRefusal?.message ?? null} />}
      </MediaRow>
    </li>
  )
}

function PriceNotes({ line }: { line: CartLine }) {
  const w = useWords(cartWords)
  const before = line.unitPriceWhenAdded
  const by = before ? line.unitPrice.amountMinor - before.amountMinor : 0
  const difference = textOfMoney({ amountMinor: Math.abs(by), currency: line.unitPrice.currency })
  return (
    <p className="flex flex-wrap gap-x-3 text-sm text-quiet">
      {line.quantity > 1 && <span className="numbers">{w.each(textOfMoney(line.unitPrice))}</span>}
      {line.flashSale && <SaleNote sale={line.flashSale} />}
      {before && by > 0 && <span className="text-warning">{w.dearer(textOfMoney(before), difference)}</span>}
      {before && by < 0 && <span className="text-success">{w.cheaper(textOfMoney(before), difference)}</span>}
    </p>
  )
}

/** The flash sale that runs for the line: what it costs otherwise and until when, or why it is not had. */
function SaleNote({ sale }: { sale: NonNullable<CartLine['flashSale']> }) {
  const w = useWords(cartWords)
  if (sale.outcome === 'limitReached') return <span className="text-warning">{w.saleLimit(sale.limitPerPerson)}</span>
  if (sale.outcome === 'soldOut') return <span className="text-warning">{w.saleSoldOut}</span>
  return (
    <span>
      <span className="text-primary">{w.flashSale}</span> <s className="numbers">{textOfMoney(sale.listPrice)}</s> <Time at={sale.endsAt} /> {w.saleEnds}
    </span>
  )
}

interface QuantityFormProps {
  line: CartLine
  cartId: string
  fetcher: ReturnType<typeof useFetcher<{ refusal?: Refusal }>>
}

function QuantityForm({ line, cartId, fetcher }: QuantityFormProps) {
  const w = useWords(cartWords)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = (quantity: number) => {
    clearTimeout(timer.current)
    if (quantity !== line.quantity)
      timer.current = setTimeout(
        () => void fetcher.submit({ intent: 'change', cartId, lineId: line.lineId, quantity }, { method: 'post', action: '/cart', preventScrollReset: true }),
        settleMilliseconds,
      )
  }
  const available = line.availability.available
  // After a refusal the number goes back to what is true: a new key draws it anew.
  return (
    <fetcher.Form method="post" action="/cart" preventScrollReset className="flex items-center gap-2" aria-busy={fetcher.state !== 'idle'}>
      <LineFields line={line} cartId={cartId} />
      <QuantityStepper
        key={fetcher.data?.refusal?.requestId ?? ''}
        name="quantity"
        value={line.quantity}
        max={Math.max(available ?? quantityMax, line.quantity)}
        onChange={change}
        label={w.quantityOf(line.title)}
        size="small"
      />
      <Button type="submit" name="intent" value="change" size="small" className="hidden noscript:inline-flex">
        {w.update}
      </Button>
    </fetcher.Form>
  )
}

function LineFields({ line, cartId }: { line: CartLine; cartId: string }) {
  return (
    <>
      <input type="hidden" name="cartId" value={cartId} />
      <input type="hidden" name="lineId" value={line.lineId} />
    </>
  )
}

/** Why it cannot be bought as it stands, and the one press that mends it. */
function Problem({ line, cartId, message }: { line: CartLine; cartId: string; message: string | null }) {
  const w = useWords(cartWords)
  const available = line.availability.available ?? 0
  const canTakeFewer = available > 0 && available < line.quantity
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-error" role="alert">
      <span className="flex min-w-0 items-start gap-1.5">
        <WarningIcon size={18} className="mt-0.5" />
        <span>{message ?? `${line.problem?.message ?? ''} ${line.problem?.fix ?? ''}`.trim()}</span>
      </span>
      {canTakeFewer && (
        <Form method="post" action="/cart" preventScrollReset>
          <LineFields line={line} cartId={cartId} />
          <input type="hidden" name="quantity" value={available} />
          <Button type="submit" name="intent" value="change" size="small">
            {w.takeFewer(available)}
          </Button>
        </Form>
      )}
      {line.problem && !canTakeFewer && (
        <ButtonLink href={`/offers/${line.offerId}`} size="small">
          {w.chooseAgain}
        </ButtonLink>
      )}
    </div>
  )
}
