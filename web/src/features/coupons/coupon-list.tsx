import type { Coupon } from '@yizhan/contract/pricing'
import { inLocale } from '@yizhan/contract/shared'
import { Badge, type BadgeTone } from '../../ui/chip.tsx'
import { useLocale, usePageTime, useWords } from '../../ui/language.tsx'
import { textOfMoney } from '../../ui/price.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { couponWords } from './words.ts'

type State = 'coming' | 'running' | 'over' | 'usedUp'
const tones: Record<State, BadgeTone> = { coming: 'underway', running: 'done', over: 'quiet', usedUp: 'quiet' }

/** The shop's coupons: what each takes off, whether it runs, how often it was used. */
export function CouponList({ coupons }: { coupons: readonly Coupon[] }) {
  const w = useWords(couponWords)
  const locale = useLocale()
  const now = usePageTime()
  return (
    <Table
      caption={w.title}
      rows={coupons}
      keyOf={({ couponId }) => couponId}
      columns={[
        {
          key: 'code',
          head: w.code,
          cell: (coupon) => (
            <>
              <code className="numbers font-medium select-all">{coupon.code}</code>
              <span className="block text-quiet">{inLocale(coupon.name, locale)}</span>
            </>
          ),
        },
        { key: 'takes', head: w.takes, cell: (coupon) => <Takes coupon={coupon} /> },
        { key: 'used', head: w.used, align: 'end', cell: (coupon) => w.usedOf(coupon.usesTaken, coupon.usesMax) },
        { key: 'valid', head: w.valid, isWideOnly: true, cell: (coupon) => <Valid coupon={coupon} /> },
        {
          key: 'state',
          head: w.state,
          cell: (coupon) => {
            const state = stateOf(coupon, now)
            return <Badge tone={tones[state]}>{w.states[state]}</Badge>
          },
        },
      ]}
    />
  )
}

function Takes({ coupon }: { coupon: Coupon }) {
  const w = useWords(couponWords)
  const money = (amountMinor: number) => textOfMoney({ amountMinor, currency: coupon.currency })
  const off = coupon.amountOffMinor === null ? w.percent(String((coupon.shareOffBasisPoints ?? 0) / 100)) : w.minus(money(coupon.amountOffMinor))
  const limits = [
    coupon.spendMinMinor > 0 ? w.spend(money(coupon.spendMinMinor)) : '',
    coupon.discountMaxMinor === null ? '' : w.upTo(money(coupon.discountMaxMinor)),
  ].filter(Boolean)
  return (
    <>
      <span className="numbers">{off}</span>
      {limits.length > 0 && <span className="numbers block text-quiet">{limits.join(' · ')}</span>}
    </>
  )
}

function Valid({ coupon }: { coupon: Coupon }) {
  const w = useWords(couponWords)
  return (
    <span className="text-quiet">
      <Time at={coupon.startsAt} /> – {coupon.endsAt ? <Time at={coupon.endsAt} /> : w.forever}
    </span>
  )
}

function stateOf({ startsAt, endsAt, usesMax, usesTaken }: Coupon, now: string): State {
  if (endsAt !== null && Date.parse(endsAt) <= Date.parse(now)) return 'over'
  if (usesMax !== null && usesTaken >= usesMax) return 'usedUp'
  return Date.parse(startsAt) > Date.parse(now) ? 'coming' : 'running'
}
