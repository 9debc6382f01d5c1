import { pricingRoutes } from '@yizhan/contract/pricing'
import type { Route } from './+types/coupons.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { CouponList } from '../features/coupons/coupon-list.tsx'
import { couponWords } from '../features/coupons/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { PlusIcon, TagIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  return { coupons: (await load(apiOf(context), pricingRoutes.listCoupons, { params }, request)).items }
}

export default function Coupons({ loaderData, params }: Route.ComponentProps) {
  const w = useWords(couponWords)
  const add = (
    <ButtonLink href={`/merchant/${params.merchantId}/coupons/new`} tone="primary">
      <PlusIcon />
      {w.add}
    </ButtonLink>
  )
  return (
    <ConsolePage title={w.title} actions={add}>
      {loaderData.coupons.length > 0 ? (
        <CouponList coupons={loaderData.coupons} />
      ) : (
        <Empty icon={<TagIcon size={26} />} title={w.nothing}>
          {w.nothingText}
        </Empty>
      )}
      <DoneToast says={{ created: w.created }} />
    </ConsolePage>
  )
}
