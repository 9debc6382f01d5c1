import type { OrderState } from '@yizhan/contract/orders'
import { Badge, type BadgeTone } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { orderWords } from './words.ts'

const tones: Record<OrderState, BadgeTone> = {
  placed: 'attention',
  paid: 'underway',
  accepted: 'underway',
  fulfilling: 'underway',
  fulfilled: 'done',
  completed: 'done',
  cancelled: 'quiet',
  expired: 'quiet',
}

/** Where an order stands, in a word. */
export function OrderStateBadge({ state }: { state: OrderState }) {
  const w = useWords(orderWords)
  return <Badge tone={tones[state]}>{w.states[state]}</Badge>
}
