import { Outlet } from 'react-router'
import type { Route } from './+types/shop-pages.ts'
import { FailurePage } from '../frame/failure-page.tsx'

/** Keeps the rail standing beside a page that cannot be shown. */
export default function ShopPages() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <FailurePage error={error} />
}
