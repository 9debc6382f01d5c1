import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useWords } from '../../ui/language.tsx'
import { QrCode, type QrDrawing } from '../../ui/qr-code.tsx'
import { orderWords } from './words.ts'

export interface ShownCode {
  code: string
  /** Of which line. */
  title: string
  qr: QrDrawing | null
}

/** Issued codes, large enough to read out and quick to copy. */
export function OrderCodes({ codes }: { codes: readonly ShownCode[] }) {
  const w = useWords(orderWords)
  if (codes.length === 0) return null
  return (
    <Card title={w.codes}>
      <ul className="divide-y divide-line [&>*]:py-3 [&>*:first-child]:pt-0">
        {codes.map(({ code, title, qr }) => (
          <li key={code} className="grid gap-1">
            <p className="line-clamp-1 text-sm text-quiet">{title}</p>
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <code className="numbers min-w-0 text-lg font-medium break-all select-all">{code}</code>
              <CopyButton text={code} label={w.copyCode} />
            </div>
            {qr && (
              <details>
                <summary className="inline-flex min-h-9 items-center text-sm text-link">{w.codeQr}</summary>
                <QrCode drawing={qr} label={w.codeQrLabel(code)} className="mt-2 w-44 ring-1 ring-line" />
              </details>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-quiet">{w.codesHint}</p>
    </Card>
  )
}
