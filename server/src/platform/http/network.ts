/**
 * What one customer of a network is given: an IPv4 address, or the first 64 bits of an IPv6 one (RFC 6177), within which
 * anybody may choose addresses at will.
 */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped) return mapped
  const [address = ''] = ip.toLowerCase().split('%', 1)
  if (!address.includes(':')) return ip
  const [head = '', tail] = address.split('::', 2)
  const groups = (text: string | undefined) => (text ? text.split(':') : [])
  const [before, after] = [groups(head), groups(tail)]
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const all = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/** The neighbourhood of an address: the first 24 bits of an IPv4 address, 48 of an IPv6 one. What one provider's customers of a place share. */
export function neighbourhoodOf(ip: string): string {
  const network = networkOf(ip)
  const isVersion6 = network.includes(':')
  const groups = network.split(isVersion6 ? ':' : '.').slice(0, 3)
  return isVersion6 ? `${groups.join(':')}::/48` : `${groups.join('.')}.0/24`
}
