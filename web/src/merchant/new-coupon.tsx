import { data, redirect, useNavigation, Form } from 'react-router'
import { pricingRoutes } from '@yizhan/contract/pricing'
import { merchantRoutes } from '@yizhan/contract/merchants'
import type { Route } from './+types/new-coupon.ts'
import { call, load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { shopTimeNow } from '../api/shop-time.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { couponDraftOf, couponWrongsOf, readCouponForm, type CouponForm } from '../features/coupons/coupon-draft.server.ts'
import { couponWords } from '../features/coupons/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { LocalizedField } from '../ui/localized-field.tsx'
import { Notice } from '../ui/notice.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { currency } = await load(apiOf(context), merchantRoutes.readShopSettings, { params }, request)
  return { currency, startsAt: shopTimeNow() }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = readCouponForm(await request.formData())
  const { currency } = await load(api, merchantRoutes.readShopSettings, { params })
  const { draft, errors } = couponDraftOf(form, currency, couponWords[api.locale])
  if (Object.keys(errors).length > 0) return data({ form, errors, message: null }, { status: 422 })
  const outcome = await call(api, pricingRoutes.createCoupon, { params, body: draft })
  if (!outcome.ok) return data({ form, ...couponWrongsOf(outcome.refusal) }, { status: outcome.refusal.status })
  return redirect(`/merchant/${params.merchantId}/coupons?done=created`)
}

export default function NewCoupon({ loaderData, actionData: answered, params }: Route.ComponentProps) {
  const actionData = useKeptAnswer(answered)
  const w = useWords(couponWords)
  const isBusy = useNavigation().state === 'submitting'
  const errors: Readonly<Record<string, string>> = actionData?.errors ?? {}
  const typed: Partial<CouponForm['typed']> = actionData?.form.typed ?? { startsAt: loaderData.startsAt, usesEach: '1', off: 'amount' }
  const unit = <span className="text-sm text-quiet">{loaderData.currency}</span>
  const field = (name: keyof CouponForm['typed']) => ({ name, defaultValue: typed[name], error: errors[name] })
  return (
    <ConsolePage title={w.newTitle} back={{ href: `/merchant/${params.merchantId}/coupons`, label: w.back }} isNarrow>
      <Form method="post" noValidate className="grid gap-4">
        {actionData?.message && <Notice tone="refused">{actionData.message}</Notice>}
        <Card>
          <div className="grid gap-5">
            <TextField
              label={w.code}
              {...field('code')}
              hint={w.codeHint}
              maxLength={40}
              autoCapitalize="characters"
              autoComplete="off"
              spellCheck={false}
              className="uppercase"
            />
            <LocalizedField label={w.name} name="name" value={actionData?.form.name ?? {}} hint={w.nameHint} error={errors.name} maxLength={100} />
          </div>
        </Card>
        <Card title={w.off}>
          {/* The browser itself shows the fields of the chosen way. */}
          <div className="group grid gap-5">
            <div className="flex flex-wrap gap-2">
              {(['amount', 'share'] as const).map((way) => (
                <label key={way} className="choice">
                  <input type="radio" name="off" value={way} defaultChecked={(typed.off || 'amount') === way} />
                  <span>{w[way]}</span>
                </label>
              ))}
            </div>
            <div className="grid gap-5 group-has-[[value=share]:checked]:hidden md:grid-cols-2">
              <TextField label={w.amountOff} {...field('amountOff')} inputMode="decimal" after={unit} />
            </div>
            <div className="grid gap-5 group-has-[[value=amount]:checked]:hidden md:grid-cols-2">
              <TextField label={w.shareOff} {...field('shareOff')} hint={w.shareHint} inputMode="decimal" after={<span className="text-quiet">%</span>} />
              <TextField label={w.discountMax} {...field('discountMax')} inputMode="decimal" after={unit} required={false} />
            </div>
            <div className="grid gap-5 md:grid-cols-2">
              <TextField label={w.spendMin} {...field('spendMin')} inputMode="decimal" after={unit} required={false} />
            </div>
          </div>
        </Card>
        <Card title={w.valid}>
          <div className="grid items-start gap-5 md:grid-cols-2">
            <TextField label={w.startsAt} {...field('startsAt')} type="datetime-local" />
            <TextField label={w.endsAt} {...field('endsAt')} type="datetime-local" hint={w.endsHint} required={false} />
            <TextField label={w.usesMax} {...field('usesMax')} hint={w.usesMaxHint} inputMode="numeric" required={false} />
            <TextField label={w.usesEach} {...field('usesEach')} inputMode="numeric" />
          </div>
        </Card>
        <div>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {w.create}
          </Button>
        </div>
      </Form>
    </ConsolePage>
  )
}
