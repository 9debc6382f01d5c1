import { expect, it } from 'vitest'
import { isPublicAddress } from './public-address.ts'

const inside = {
  'this host': ['0.0.0.0', '0.1.2.3', '127.0.0.1', '127.255.255.254', '::', '::1'],
  'private networks': ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1'],
  'the cloud’s metadata': ['169.254.169.254', '169.254.170.2', '100.100.100.200', 'fd00:ec2::254'],
  'the link': ['169.254.0.1', 'fe80::1', 'fe80::1%eth0'],
  'a carrier’s own network': ['100.64.0.1', '100.127.255.255'],
  'many at once': ['224.0.0.1', '239.255.255.250', '255.255.255.255', 'ff02::1'],
  'documentation, tests, the future': ['192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.9', '240.0.0.1', '2001:db8::1', '3fff::1', '192.0.0.8'],
  'IPv4 in disguise': [
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    '192.88.99.1',
  ],
  'no address': ['', 'localhost', '127.1', '2130706433', '0x7f000001', '1.2.3', '1.2.3.4.5', '[::1]', '1.2.3.4/8'],
}
const outside = [
  '1.1.1.1',
  '8.8.8.8',
  '93.184.216.34',
  '100.63.255.255',
  '100.128.0.1',
  '172.15.0.1',
  '172.32.0.1',
  '192.167.0.1',
  '2606:4700::1111',
  '2a00:1450::1',
]

it.each(Object.entries(inside))('%s is not the public internet', (_name, addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([])
})

it('the rest is', () => {
  expect(outside.filter((address) => !isPublicAddress(address))).toEqual([])
})
