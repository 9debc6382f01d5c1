import { useFetcher, useLocation } from 'react-router'
import type { StaffOrder } from '@yizhan/contract/orders'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useKeptAnswer } from '../../api/use-kept-answer.ts'
import type { ContactAnswer } from './read-contact.server.ts'
import { merchantOrderWords } from './words.ts'

interface OrderPlaceProps<Reason extends string> {
  order: StaffOrder
  /** What the page's action answered, for those without script. */
  answer: ContactAnswer | null
  /** Why it may be shown: the first in one tap. */
  reasons: readonly Reason[]
  words: Readonly<Record<Reason, string>>
}

/**
 * Where it goes and how the buyer is reached: masked, until somebody says why they need it. Then it stays in clear for as
 * long as the page is open, ready to be copied onto a label.
 */
export function OrderPlace<Reason extends string>({ order, answer, reasons, words }: OrderPlaceProps<Reason>) {
  const w = useWords(merchantOrderWords)
  const fetcher = useFetcher<{ contact?: ContactAnswer }>({ key: `contact ${order.orderId}` })
  const answered = useKeptAnswer(fetcher.data?.contact ?? answer)
  const shown = answered?.shown ?? null
  const { address, contact, note } = shown ?? order
  const lines = linesOf(address)
  if (order.isBuyerErased)
    return (
      <Card title={w.erased}>
        <p className="text-quiet">{w.erasedText}</p>
      </Card>
    )
  return (
    <Card title={w.address} aside={shown && lines.length > 0 && <CopyButton text={lines.join('\n')} label={w.copyAddress} />}>
      {lines.length > 0 ? (
        <address className={`not-italic ${shown ? 'select-all' : ''}`}>
          {lines.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </address>
      ) : (
        <p className="text-quiet">{w.noAddress}</p>
      )}
      <h3 className="mt-4 mb-1 text-sm font-medium">{w.contact}</h3>
      <p className="text-sm">{[contact.email, contact.phone].filter(Boolean).join(' · ')}</p>
      {shown && note && note !== order.note && (
        <>
          <h3 className="mt-4 mb-1 text-sm font-medium">{w.note}</h3>
          <p className="text-sm">{note}</p>
        </>
      )}
      {!shown && reasons.length > 0 && (
        <fetcher.Form method="post" className="mt-5 grid gap-3 border-t border-line pt-4">
          <input type="hidden" name="intent" value="show-contact" />
          {answered?.message && <Notice tone="refused">{answered.message}</Notice>}
          <ReasonButtons reasons={reasons} words={words} isBusy={fetcher.state !== 'idle'} />
        </fetcher.Form>
      )}
    </Card>
  )
}

/** One tap for the usual reason; the others stand behind it, with words for what is none of them. */
function ReasonButtons<Reason extends string>({
  reasons,
  words,
  isBusy,
}: {
  reasons: readonly Reason[]
  words: Readonly<Record<Reason, string>>
  isBusy: boolean
}) {
  const w = useWords(merchantOrderWords)
  const { search } = useLocation()
  const [usual, ...others] = reasons
  if (usual === undefined) return null
  const named = others.filter((reason) => reason !== 'other')
  return (
    <>
      <div>
        <Button type="submit" name="reason" value={usual} isBusy={isBusy}>
          {w.showContact(words[usual])}
        </Button>
      </div>
      <details key={search}>
        <summary className="text-link inline-flex min-h-11 items-center text-sm">{w.otherReasons}</summary>
        <div className="mt-2 grid gap-4">
          <div className="flex flex-wrap gap-2">
            {named.map((reason) => (
              <Button key={reason} type="submit" name="reason" value={reason} size="small">
                {words[reason]}
              </Button>
            ))}
          </div>
          <TextField label={w.reasonNote} name="note" maxLength={300} autoComplete="off" />
          <div>
            <Button type="submit" name="reason" value="other" size="small">
              {w.showForOther}
            </Button>
          </div>
        </div>
      </details>
      <p className="text-sm text-quiet">{w.readingNote}</p>
    </>
  )
}

function linesOf(address: StaffOrder['address']): string[] {
  if (!address) return []
  const { recipient, phone, province, city, district, street, postalCode } = address
  return [`${recipient} ${phone}`, [province, city, district, street].filter(Boolean).join(' '), postalCode].filter(Boolean)
}
