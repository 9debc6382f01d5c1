import type { LookupAddress, LookupOptions } from 'node:dns'
import { BlockList, isIP } from 'node:net'

/**
 * Addresses that are not on the public internet, by IANA's special-purpose registries. Whoever may name an address to
 * fetch must not reach what only our machine can: its own services, the cloud's metadata, the neighbours.
 */
const ranges4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Beyond 2000::/3 nothing is public; within it these are not, or hide an IPv4 address. */
const ranges6 = ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']
/** One list for each family: in a common one, IPv4 addresses also count as the IPv6 addresses they can be written as. */
const special = { ipv4: listOf(ranges4, 'ipv4'), ipv6: listOf(ranges6, 'ipv6') }

function listOf(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [net = '', bits = ''] = range.split('/')
    list.addSubnet(net, Number(bits), family)
  }
  return list
}

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  return family === 4 ? !special.ipv4.check(address, 'ipv4') : !special.ipv6.check(address, 'ipv6')
}

export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError'
}

/** Node's own `lookup`, asked for all addresses; tests have one of theirs. */
export type LookUp = (
  host: string,
  options: LookupOptions & { all: true },
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void
type Answer = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void
/**
 * A resolver for sockets that answers allowed addresses only. It is what the socket connects by, so a name that resolves
 * otherwise a moment later gains nothing. A name with one forbidden address among others is refused whole.
 */
export function guardedLookup(isAllowed: (address: string) => boolean, lookUp: LookUp): (host: string, options: LookupOptions, answer: Answer) => void {
  return (host, options, answer) => {
    lookUp(host, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, '')
      if (!addresses.every(({ address }) => isAllowed(address))) return answer(new AddressRefusedError(host), '')
      if (options.all) return answer(null, addresses)
      answer(null, addresses[0]?.address ?? '', addresses[0]?.family)
    })
  }
}
