import type { ReactNode } from 'react'
import { orderWords } from '../features/orders/words.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'

/** A page with one thing to do about an order, and the way back to it. */
export function OrderStep({ title, text, order, children }: { title: string; text?: string; order: { orderId: string; number: string }; children: ReactNode }) {
  const w = useWords(orderWords)
  return (
    <div className="page max-w-reading py-6 md:py-8">
      <PageTitle>{title}</PageTitle>
      <Breadcrumbs
        label={w.breadcrumbs}
        items={[{ label: w.title, href: '/orders' }, { label: order.number, href: `/orders/${order.orderId}` }, { label: title }]}
      />
      <h1 className="mt-2 text-xl">{title}</h1>
      {text && <p className="mt-1 text-quiet">{text}</p>}
      <div className="mt-5">{children}</div>
    </div>
  )
}
