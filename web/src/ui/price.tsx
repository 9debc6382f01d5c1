import type { Money } from '@yizhan/contract/shared'
import { defineWords, useWords } from './language.tsx'

const symbols: Record<string, string> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', HKD: 'HK$', SGD: 'S$', JPY: '¥', KRW: '₩' }
const words = defineWords({
  'zh-CN': { from: '起', before: '原价', free: '免费' },
  en: { from: 'from', before: 'was', free: 'Free' },
})

/** The parts of an amount: symbol, whole units with separators, minor digits; `.00` reads as nothing. */
export function partsOfMoney(money: Money): { sign: string; symbol: string; whole: string; fraction: string } {
  const exponent = exponentOf(money.currency)
  const digits = String(Math.abs(money.amountMinor)).padStart(exponent + 1, '0')
  const cut = digits.length - exponent
  const fraction = digits.slice(cut)
  return {
    sign: money.amountMinor < 0 ? '−' : '',
    symbol: symbols[money.currency] ?? `${money.currency} `,
    whole: digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ','),
    fraction: /^0*$/.test(fraction) ? '' : `.${fraction}`,
  }
}

const exponents = new Map<string, number>()
/** How many decimals a currency has, as the platform's own tables say; kept, because asking is slow. */
function exponentOf(currency: string): number {
  const known = exponents.get(currency)
  if (known !== undefined) return known
  const exponent = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  exponents.set(currency, exponent)
  return exponent
}

/** An amount as plain words: ¥1,299.50. For buttons and sentences. */
export function textOfMoney(money: Money): string {
  const { sign, symbol, whole, fraction } = partsOfMoney(money)
  return `${sign}${symbol}${whole}${fraction}`
}

export type PriceSize = 'small' | 'regular' | 'large'
const sizes: Record<PriceSize, { whole: string; part: string }> = {
  small: { whole: 'text-base', part: 'text-xs' },
  regular: { whole: 'text-lg', part: 'text-sm' },
  large: { whole: 'text-xl', part: 'text-base' },
}

interface PriceProps {
  money: Money
  /** The struck old price. */
  before?: Money | null
  /** Why it was more; read on hover and tap. */
  beforeReason?: string
  /** The lowest of several. */
  isFrom?: boolean
  size?: PriceSize
  /** Persimmon is for what is being decided; sums in tables are ink. */
  tone?: 'price' | 'ink'
}

/** A price: symbol small, whole units large, minor units small. */
export function Price({ money, before, beforeReason, isFrom = false, size = 'regular', tone = 'price' }: PriceProps) {
  const w = useWords(words)
  const { sign, symbol, whole, fraction } = partsOfMoney(money)
  const look = sizes[size]
  return (
    <span className={`price price-${tone}`}>
      <b className={look.part}>
        {sign + symbol}
        <span className={look.whole}>{whole}</span>
        {fraction}
      </b>
      {isFrom && <span>{w.from}</span>}
      {before && (
        <s title={beforeReason ?? w.before}>
          <span className="sr-only">{w.before} </span>
          {textOfMoney(before)}
        </s>
      )}
    </span>
  )
}
