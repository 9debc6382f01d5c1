import { isIP } from 'node:net'

/** Passwords and cookies would be readable to everybody on the way. */
export function clearTextProblems({ publicUrl, isAllowed }: { publicUrl: string | undefined; isAllowed: boolean }): string[] {
  if (isAllowed || !publicUrl?.startsWith('http:') || isLoopback(new URL(publicUrl).hostname)) return []
  return [
    `PUBLIC_URL is ${JSON.stringify(publicUrl)}, but in production it must begin with https:// (docs/guides/deploy.md shows how). INSECURE_HTTP=on allows http in a network that you trust.`,
  ]
}

/** Servers elsewhere to whose connections somebody on the way could listen, or answer in their place. */
export function unprovenServers({ databaseUrl, smtpUrl }: { databaseUrl: string | undefined; smtpUrl: string | undefined }): string[] {
  const database = databaseUrl === undefined ? undefined : new URL(databaseUrl)
  const mail = smtpUrl === undefined ? undefined : new URL(smtpUrl)
  const isProven = {
    database: database?.searchParams.get('sslmode') === 'verify-full',
    mail: mail?.protocol === 'smtps:' || mail?.searchParams.get('requireTLS') === 'true',
  }
  return [
    ...(database && !isLoopback(database.hostname) && !isProven.database
      ? ['DATABASE_URL does not say sslmode=verify-full: the connection may be read, or answered by somebody else (docs/guides/deploy.md).']
      : []),
    ...(mail && !isLoopback(mail.hostname) && !isProven.mail
      ? ['SMTP_URL is neither smtps:// nor says requireTLS=true: mails may travel in the clear (docs/guides/deploy.md).']
      : []),
  ]
}

/** A database over a socket of this machine has no host name. */
function isLoopback(hostname: string): boolean {
  return hostname === '' || hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
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
