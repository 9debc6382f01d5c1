import { isIP } from 'node:net'

/** Passwords and cookies would be readable to everybody on the way. */
export function clearTextProblems({ publicUrl, isAllowed }: { publicUrl: string | undefined; isAllowed: boolean }): string[] {
  if (isAllowed || !publicUrl?.startsWith('http:') || isLoopback(new URL(publicUrl).hostname)) return []
  return [
    `PUBLIC_URL is ${JSON.stringify(publicUrl)}, but in production it must begin with https:// (docs/guides/deploy.md shows how). INSECURE_HTTP=on allows http in a network that you trust.`,
  ]
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
}

/** `undefined` for what is no list of addresses and networks. */
export function toTrustedProxies(text: string): string | false | undefined {
  if (text === 'none') return false
  const parts = text.split(',').map((part) => part.trim())
  return parts.every(isNetwork) ? parts.join(',') : undefined
}

function isNetwork(text: string): boolean {
  if (text === 'loopback') return true
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  return family !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)))
}
