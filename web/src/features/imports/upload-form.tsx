import { useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { useLocale, useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { sendFileFromBrowser } from './send-file.ts'
import { importWords } from './words.ts'

interface UploadFormProps {
  merchantId: string
  bytesMax: number
  /** What the server said about a file sent by the form itself. */
  error: string | null
}

/**
 * Sends a product file. With script it is streamed to the API as it is, with its progress; without, the form carries it
 * to this page's action, which hands it on.
 */
export function UploadForm({ merchantId, bytesMax, error }: UploadFormProps) {
  const w = useWords(importWords)
  const locale = useLocale()
  const navigate = useNavigate()
  const [sent, setSent] = useState<{ bytes: number; of: number } | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const input = event.currentTarget.elements.namedItem('file')
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined
    if (!file) return setRefusal(w.fileMissing)
    if (file.size > bytesMax) return setRefusal(w.fileTooLarge)
    setRefusal(null)
    setSent({ bytes: 0, of: file.size })
    const outcome = await sendFileFromBrowser({
      path: `/api/v1/merchant/${merchantId}/imports`,
      file,
      locale,
      onProgress: (bytes) => setSent({ bytes, of: file.size }),
    })
    setSent(null)
    if (outcome.ok) void navigate(`/merchant/${merchantId}/exchange/${outcome.importId}`)
    else setRefusal(outcome.message ?? w.uploadFailed)
  }
  const shown = refusal ?? error
  return (
    <form method="post" encType="multipart/form-data" className="grid gap-4" noValidate onSubmit={(event) => void submit(event)}>
      <FileField label={w.file} hint={w.fileHint} name="file" accept=".csv,text/csv,text/plain" required disabled={sent !== null} />
      {shown && <Notice tone="refused">{shown}</Notice>}
      {sent && <Progress label={w.uploading} value={sent.bytes} max={sent.of} />}
      <div>
        <Button type="submit" tone="primary" isBusy={sent !== null}>
          {w.start}
        </Button>
      </div>
    </form>
  )
}
