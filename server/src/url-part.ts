/** A part of an address without its percent signs; undefined when one is astray. */
export function decodedPart(text = ''): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
