import { useNavigation } from 'react-router'

/** A hairline at the top while a page is on its way; a quick answer never shows it. */
export function NavigationProgress() {
  const isBusy = useNavigation().state !== 'idle'
  return (
    <div
      aria-hidden="true"
      className={`fixed inset-x-0 top-0 z-50 h-0.5 origin-left bg-primary ${isBusy ? 'scale-x-80 opacity-100 transition-transform delay-150 duration-[4000ms]' : 'scale-x-0 opacity-0'}`}
    />
  )
}
