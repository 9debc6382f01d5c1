import { useEffect, useState } from 'react'
import { PrefetchPageLinks, useNavigate } from 'react-router'
import { notePrefetch } from './fresh-reads.ts'

/** A pointer that only passes over a link means nothing. */
const dwellMilliseconds = 60

/**
 * Makes every plain link of ours quick: fetched when somebody points at it, opened without a new document.
 * One listener for the page instead of a component per link: cards stay plain elements, which render several times
 * faster. `data-document` opts a link out, `data-keep-scroll` keeps the place on the page, `data-on-press` fetches nothing
 * before the press: what is behind it is written down as seen.
 */
export function FastLinks() {
  const navigate = useNavigate()
  const [intended, setIntended] = useState<string | null>(null)
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const link = ownLinkOf(event.target)
      if (!link || isSamePage(link)) return
      event.preventDefault()
      void navigate(pathOf(link), { preventScrollReset: link.dataset.keepScroll !== undefined })
    }
    let dwell: ReturnType<typeof setTimeout> | undefined
    const onIntent = (event: Event) => {
      clearTimeout(dwell)
      const link = ownLinkOf(event.target)
      if (link && !isSamePage(link) && link.dataset.onPress === undefined) dwell = setTimeout(() => intend(pathOf(link)), dwellMilliseconds)
    }
    const intend = (path: string) => {
      notePrefetch(path)
      setIntended(path)
    }
    const intents = ['pointerover', 'focusin', 'touchstart'] as const
    document.addEventListener('click', onClick)
    for (const name of intents) document.addEventListener(name, onIntent, { passive: true, capture: true })
    return () => {
      clearTimeout(dwell)
      document.removeEventListener('click', onClick)
      for (const name of intents) document.removeEventListener(name, onIntent, { capture: true })
    }
  }, [navigate])
  return intended ? <PrefetchPageLinks page={intended} /> : null
}

const notPages = /^\/(api|assets|files|healthz|readyz|metrics)(\/|$)/

function ownLinkOf(target: EventTarget | null): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest('a') : null
  if (!link || link.origin !== location.origin || (link.target && link.target !== '_self') || link.hasAttribute('download')) return null
  return link.dataset.document !== undefined || notPages.test(link.pathname) ? null : link
}

function pathOf(link: HTMLAnchorElement): string {
  return link.pathname + link.search + link.hash
}

/** A jump within the page is the browser's own. */
function isSamePage(link: HTMLAnchorElement): boolean {
  return link.hash !== '' && link.pathname === location.pathname && link.search === location.search
}
