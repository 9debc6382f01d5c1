import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** What the server answers to the next mail it is offered. */
export type SmtpOutcome = 'accept' | 'reject-recipient' | 'try-later' | 'hang-up'

export interface FakeSmtpServer {
  readonly url: string
  /** Raw messages accepted so far, with the recipients of their envelopes. */
  readonly received: { readonly recipients: string[]; readonly message: string }[]
  /** Outcomes of the coming mails; `accept` when none is left. */
  readonly script: SmtpOutcome[]
  close(): Promise<void>
}

/** A small working mail server on the loopback address, for tests: RFC 5321 as far as a client needs it. */
export async function startFakeSmtpServer(): Promise<FakeSmtpServer> {
  const received: FakeSmtpServer['received'] = []
  const script: SmtpOutcome[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    talk(socket, { received, script })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // as: it listens on a port
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    script,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function talk(socket: Socket, { received, script }: Pick<FakeSmtpServer, 'received' | 'script'>): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let buffered = ''
  let recipients: string[] = []
  let outcome: SmtpOutcome = 'accept'
  let isReadingMessage = false
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') return say('250 fake')
    if (verb === 'MAIL') {
      outcome = script.shift() ?? 'accept'
      recipients = []
      return outcome === 'hang-up' ? socket.destroy() : say('250 OK')
    }
    if (verb === 'RCPT') {
      if (outcome === 'reject-recipient') return say('550 no such mailbox')
      if (outcome === 'try-later') return say('451 try again later')
      recipients.push(/<(.*)>/.exec(line)?.[1] ?? line)
      return say('250 OK')
    }
    if (verb === 'DATA') {
      isReadingMessage = true
      return say('354 go on')
    }
    if (verb === 'QUIT') return socket.end('221 bye\r\n')
    return say('250 OK')
  }
  const message = (text: string) => {
    received.push({ recipients, message: text })
    isReadingMessage = false
    say('250 accepted')
  }
  socket.on('data', (chunk) => {
    buffered += chunk.toString('utf8')
    for (;;) {
      const mark = isReadingMessage ? '\r\n.\r\n' : '\r\n'
      const end = buffered.indexOf(mark)
      if (end === -1) return
      const part = buffered.slice(0, end)
      buffered = buffered.slice(end + mark.length)
      if (isReadingMessage) message(part)
      else command(part)
    }
  })
  say('220 fake')
}
