import { redirect } from 'react-router'
import { pricingRoutes } from '@yizhan/contract/pricing'
import type { Route } from './+types/flash-sales.ts'
import { call, load, refused } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { SaleList } from '../features/flash-sales/sale-list.tsx'
import { flashSaleWords } from '../features/flash-sales/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ClockIcon, PlusIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useShop } from './use-shop.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  return { sales: (await load(apiOf(context), pricingRoutes.listFlashSales, { params }, request)).items }
}

/** Ends a sale before its time. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const outcome = await call(apiOf(context), pricingRoutes.endFlashSale, { params: { ...params, flashSaleId: textOf(form, 'flashSaleId') } })
  if (!outcome.ok) return refused(outcome.refusal)
  return redirect(`/merchant/${params.merchantId}/flash-sales?done=ended`)
}

export default function FlashSales({ loaderData, actionData, params }: Route.ComponentProps) {
  const w = useWords(flashSaleWords)
  const { role } = useShop()
  const isManager = role === 'owner' || role === 'manager'
  const add = isManager && (
    <ButtonLink href={`/merchant/${params.merchantId}/flash-sales/new`} tone="primary">
      <PlusIcon />
      {w.add}
    </ButtonLink>
  )
  return (
    <ConsolePage title={w.title} actions={add} note={isManager ? undefined : w.onlyManagers}>
      {actionData && <Notice tone="refused">{actionData.refusal.message}</Notice>}
      {loaderData.sales.length > 0 ? (
        <SaleList sales={loaderData.sales} canEnd={isManager} />
      ) : (
        <Empty icon={<ClockIcon size={26} />} title={w.nothing}>
          {w.nothingText}
        </Empty>
      )}
      <DoneToast says={{ created: w.created, ended: w.ended }} />
    </ConsolePage>
  )
}
