/** How cloth takes the light. */
import { darker, lighter, linear, stroke, type Canvas } from './paint.ts'

export function cloth(canvas: Canvas, colour: string): string {
  return linear(canvas, 'diagonal', [
    [0, lighter(colour, 0.3)],
    [0.45, colour],
    [1, darker(colour, 0.24)],
  ])
}

export function creases(lines: readonly string[], colour: string): string {
  return lines.map((d) => stroke(d, darker(colour, 0.4), 4, 'opacity="0.22"')).join('')
}
