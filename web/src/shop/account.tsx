import type { ReactNode } from 'react'
import { Form, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/account.ts'
import { call, load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { accountWords, addressWords } from '../features/identity/words.ts'
import { LanguageSwitch, SizeSwitch, ThemeSwitch } from '../frame/preference-forms.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChevronRightIcon, OrdersIcon, PinIcon, PrivacyIcon, RuleIcon, SearchIcon, SettingsIcon, ShopIcon, SignOutIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const me = await load(apiOf(context), identityRoutes.me, {})
  return {
    user: me.user && { name: me.user.name, email: me.user.email, phone: me.user.phone },
    isShopper: me.shopperId !== null,
    shops: me.shops,
    isOperator: me.operatorRoles.length > 0,
  }
}

/** Signs out. Already signed out elsewhere comes to the same. */
export async function action({ context }: Route.ActionArgs) {
  await call(apiOf(context), identityRoutes.signOut, {})
  return redirect('/')
}

export default function Account({ loaderData }: Route.ComponentProps) {
  const w = useWords(accountWords)
  const a = useWords(addressWords)
  const { user, shops, isOperator, isShopper } = loaderData
  return (
    <div className="page grid max-w-reading gap-4 py-6 md:py-8">
      <PageTitle>{w.mine}</PageTitle>
      {user ? (
        <header>
          <h1 className="text-xl">{user.name}</h1>
          <p className="text-quiet">{user.email ?? user.phone}</p>
        </header>
      ) : (
        <Guest />
      )}
      <nav aria-label={w.mine} className="card-paper divide-y divide-line px-4 md:px-6">
        <Place href="/orders" icon={<OrdersIcon />} name={w.orders} note={w.ordersHint} />
        {(user || isShopper) && <Place href="/account/addresses" icon={<PinIcon />} name={a.addresses} note={w.addressesHint} />}
        {!user && <Place href="/account/privacy" icon={<PrivacyIcon />} name={w.privacy} note={w.privacyHint} />}
        <Place href="/lookup" icon={<SearchIcon />} name={w.findOrder} note={w.findOrderHint} />
      </nav>
      {user && (
        <nav aria-label={w.shops} className="card-paper divide-y divide-line px-4 md:px-6">
          {shops.map((shop) => (
            <Place key={shop.merchantId} href={`/merchant/${shop.merchantId}`} icon={<ShopIcon />} name={shop.name} note={w.roles[shop.role]} />
          ))}
          {shops.length === 0 && <Place href="/merchant" icon={<ShopIcon />} name={w.openShop} />}
          {isOperator && <Place href="/operator" icon={<SettingsIcon />} name={w.operatorConsole} />}
        </nav>
      )}
      {user && (
        <nav aria-label={w.security} className="card-paper divide-y divide-line px-4 md:px-6">
          <Place href="/account/security" icon={<RuleIcon />} name={w.security} note={w.securityHint} />
          <Place href="/account/privacy" icon={<PrivacyIcon />} name={w.privacy} note={w.privacyHint} />
        </nav>
      )}
      <Card title={w.preferences}>
        <div className="-ms-2 flex flex-wrap items-center gap-x-4 gap-y-3 [&_form]:flex-wrap">
          <LanguageSwitch />
          <ThemeSwitch />
          <SizeSwitch />
        </div>
      </Card>
      {user && (
        <Form method="post" action="/account">
          <Button type="submit" tone="bare">
            <SignOutIcon />
            {w.signOut}
          </Button>
        </Form>
      )}
    </div>
  )
}

function Guest() {
  const w = useWords(accountWords)
  return (
    <header className="grid gap-3">
      <h1 className="text-xl">{w.guestTitle}</h1>
      <p className="text-quiet">{w.guestText}</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/sign-in?next=/account" tone="primary">
          {w.signIn}
        </ButtonLink>
        <ButtonLink href="/sign-up?next=/account">{w.signUp}</ButtonLink>
      </div>
    </header>
  )
}

function Place({ href, icon, name, note }: { href: string; icon: ReactNode; name: string; note?: string }) {
  return (
    <a href={href} className="-mx-2 flex min-h-15 items-center gap-3 rounded-control px-2 py-2 hover:bg-wash">
      <span className="text-quiet">{icon}</span>
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
        <span>{name}</span>
        {note && <span className="text-sm text-quiet">{note}</span>}
      </span>
      <ChevronRightIcon size={18} className="text-quiet" />
    </a>
  )
}
