import type { ReactNode } from 'react'
import { Links, Outlet, Scripts, ScrollRestoration, useRouteLoaderData, type ShouldRevalidateFunctionArgs } from 'react-router'
import { cartRoutes } from '@yizhan/contract/cart'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route } from './+types/root.ts'
import { call } from './api/call.server.ts'
import { LiveUpdates } from './api/live-updates.tsx'
import { apiOf, type PageApi } from './api/page-api.server.ts'
import { isKnownVisitor, preferencesOf } from './api/preferences.server.ts'
import { FailurePage } from './frame/failure-page.tsx'
import { FastLinks } from './ui/fast-links.tsx'
import { LanguageProvider } from './ui/language.tsx'
import { NavigationProgress } from './ui/navigation-progress.tsx'
import './app.css'

export const links: Route.LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }]

/** What every page knows. An anonymous visitor costs no call and sees what all anonymous visitors see. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const isKnown = isKnownVisitor(request)
  const visitor = isKnown ? await readVisitor(api) : { me: null, cartCount: 0 }
  return { ...preferencesOf(request), ...visitor, isKnown, now: new Date().toISOString() }
}

async function readVisitor(api: PageApi) {
  const [me, size] = await Promise.all([call(api, identityRoutes.me, {}), call(api, cartRoutes.readCartSize, {})])
  // A page outlives a failing visitor read: it is then shown as to somebody unknown.
  return { me: me.ok ? me.value : null, cartCount: size.ok ? size.value.unitCount : 0 }
}

export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return formMethod !== undefined && formMethod !== 'GET' ? true : defaultShouldRevalidate
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const { locale = 'zh-CN', theme = 'auto', size = 'regular', now = '1970-01-01T00:00:00Z' } = root ?? {}
  return (
    <html lang={locale} data-theme={theme === 'auto' ? undefined : theme === 'dark' ? 'yizhan-dark' : 'yizhan'} data-size={size}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === 'auto' ? 'light dark' : theme} />
        <Links />
      </head>
      <body>
        <LanguageProvider locale={locale} now={now}>
          <NavigationProgress />
          {children}
        </LanguageProvider>
        <FastLinks />
        {root?.me?.shopperId && <LiveUpdates key={root.me.shopperId} />}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <FailurePage error={error} />
}
