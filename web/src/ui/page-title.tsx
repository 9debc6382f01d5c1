/** The document's title; the shop's name stands behind it. */
export function PageTitle({ children }: { children: string }) {
  return <title>{`${children} · 一站 Yizhan`}</title>
}
