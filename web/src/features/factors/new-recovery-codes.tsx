import { Button, ButtonLink } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DownloadIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { recoveryWords } from './words.ts'

/** A new set of recovery codes, on this page and never again: to copy, print or download. */
export function NewRecoveryCodes({ codes }: { codes: readonly string[] }) {
  const w = useWords(recoveryWords)
  const text = [w.fileTitle, '', ...codes, ''].join('\r\n')
  return (
    <section className="card-paper grid gap-5 p-4 md:p-6">
      <div className="print:hidden">
        <Notice tone="attention">{w.shownOnce}</Notice>
      </div>
      <ol className="numbers grid gap-x-8 gap-y-2 text-lg sm:grid-cols-2" aria-label={w.title}>
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <CopyButton text={codes.join('\n')} label={w.copy} />
        <a download={w.fileName} href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} className="btn btn-paper btn-sm">
          <DownloadIcon size={18} />
          {w.download}
        </a>
        <Button size="small" className="noscript:hidden" onClick={() => window.print()}>
          {w.print}
        </Button>
        <ButtonLink href="/account/security" tone="primary" className="ms-auto">
          {w.saved}
        </ButtonLink>
      </div>
    </section>
  )
}
