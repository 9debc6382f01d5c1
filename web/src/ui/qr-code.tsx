export interface QrDrawing {
  /** Squares per side. */
  size: number
  path: string
}

/** Squares of quiet around the code that scanners ask for. */
const margin = 4

/** A QR code. Always dark on white: many scanners cannot read the reverse. */
export function QrCode({ drawing, label, className = 'w-52' }: { drawing: QrDrawing; label: string; className?: string }) {
  const side = drawing.size + margin * 2
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-margin} ${-margin} ${side} ${side}`}
      shapeRendering="crispEdges"
      className={`aspect-square max-w-full rounded-card bg-[#fff] ${className}`}
    >
      <path d={drawing.path} fill="#1e1f22" />
    </svg>
  )
}
