import type { Locale } from '@yizhan/contract/shared'

interface Sending {
  path: string
  file: File
  locale: Locale
  /** Called with the bytes sent so far. */
  onProgress: (bytes: number) => void
}
/** `message` is null when the server could not be reached. */
type Sent = { ok: true; importId: string } | { ok: false; message: string | null }

/** Streams a file as the body of a request. XMLHttpRequest, because fetch does not tell how much was sent. */
export function sendFileFromBrowser({ path, file, locale, onProgress }: Sending): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${path}?${new URLSearchParams({ fileName: file.name.slice(-200) }).toString()}`)
    request.setRequestHeader('content-type', 'text/csv')
    request.setRequestHeader('accept-language', locale)
    request.responseType = 'json'
    request.upload.onprogress = (event) => onProgress(event.loaded)
    request.onerror = () => resolve({ ok: false, message: null })
    request.onload = () => {
      const answer = request.response as { importId?: string; detail?: string; title?: string } | null // as: an import, or a problem, or nothing
      if (request.status < 400 && answer?.importId) resolve({ ok: true, importId: answer.importId })
      else resolve({ ok: false, message: answer?.detail ?? answer?.title ?? null })
    }
    request.send(file)
  })
}
