import { redirect } from 'react-router'
import type { Route } from './+types/choose-shop.ts'
import { apiOf } from '../api/page-api.server.ts'
import { signedIn } from '../api/role.server.ts'
import { Brand } from '../frame/brand.tsx'
import { frameWords } from '../frame/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ChevronRightIcon, PlusIcon, ShopIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { merchantWords } from './words.ts'

/** Somebody of one shop goes straight to it, somebody of none opens one. `?choose` shows the list in any case. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { shops } = await signedIn(apiOf(context), request)
  const [first] = shops
  if (!first) throw redirect('/merchant/open')
  if (shops.length === 1 && !new URL(request.url).searchParams.has('choose')) throw redirect(`/merchant/${first.merchantId}`)
  return { shops }
}

export default function ChooseShop({ loaderData }: Route.ComponentProps) {
  const w = useWords(merchantWords)
  return (
    <main id="content" className="mx-auto max-w-reading px-4 py-6 md:py-10">
      <PageTitle>{w.chooseShop}</PageTitle>
      <Brand label={useWords(frameWords).brand} />
      <h1 className="mt-8 text-xl">{w.chooseShop}</h1>
      <p className="mt-1 mb-6 text-sm text-quiet">{w.chooseShopNote}</p>
      <ul className="card-paper divide-y divide-line overflow-hidden">
        {loaderData.shops.map(({ merchantId, name, role }) => (
          <li key={merchantId}>
            <a href={`/merchant/${merchantId}`} className="flex min-h-16 items-center gap-3 px-4 hover:bg-wash focus-visible:-outline-offset-2 md:px-6">
              <ShopIcon />
              <span className="min-w-0 flex-1 font-medium">{name}</span>
              <span className="text-sm text-quiet">{w.roles[role]}</span>
              <ChevronRightIcon size={18} />
            </a>
          </li>
        ))}
      </ul>
      <div className="mt-6">
        <ButtonLink href="/merchant/open">
          <PlusIcon />
          {w.openAnother}
        </ButtonLink>
      </div>
    </main>
  )
}
