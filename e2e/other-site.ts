import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inject } from 'vitest'

/**
 * A page of somebody else, on this machine under another port. To browsers that is another origin of the same site: the
 * visitor's cookies go along, so that nothing but our own refusal stands between.
 */
export async function openOtherSite(page: (ours: string) => string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(`<!doctype html><title>other</title><link rel="icon" href="data:,">${page(inject('marketplaceUrl'))}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // as: it listens on a port
  return { url: `http://127.0.0.1:${port}/`, close: async () => void server.close() }
}
