import { create } from 'qrcode'
import type { QrDrawing } from './qr-code.tsx'

/** The dark squares of a text's QR code as one path, a run of squares per step; ISO/IEC 18004, correction level M. */
export function drawQr(text: string): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!modules.get(row, column)) continue
      const start = column
      while (column + 1 < size && modules.get(row, column + 1)) column++
      path += `M${start} ${row}h${column - start + 1}v1h-${column - start + 1}z`
    }
  }
  return { size, path }
}
