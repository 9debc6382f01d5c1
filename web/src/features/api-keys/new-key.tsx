import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { apiKeyWords } from './words.ts'

interface NewKeyProps {
  secret: string
  /** A command that shows that it works. */
  example: string
}

/** A key that was just made: the only time its secret is seen. */
export function NewKey({ secret, example }: NewKeyProps) {
  const w = useWords(apiKeyWords)
  const box = 'block rounded-control bg-wash p-3 font-mono text-sm break-all whitespace-pre-wrap select-all'
  return (
    <Card title={w.createdTitle}>
      <div className="grid gap-5">
        <Notice tone="attention">{w.createdText}</Notice>
        <div className="grid gap-2">
          <h3 className="flex flex-wrap items-center justify-between gap-2 text-sm font-medium">
            {w.secret}
            <CopyButton text={secret} label={w.copySecret} />
          </h3>
          <code className={box}>{secret}</code>
        </div>
        <div className="grid gap-2">
          <h3 className="flex flex-wrap items-center justify-between gap-2 text-sm font-medium">
            {w.example}
            <CopyButton text={example} label={w.copyExample} />
          </h3>
          <code className={box}>{example}</code>
        </div>
      </div>
    </Card>
  )
}
