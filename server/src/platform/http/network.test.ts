import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test('an IPv4 address is its own network, however it is written', () => {
  expect(['203.0.113.7', '::ffff:203.0.113.7', '127.0.0.1'].map(networkOf)).toEqual(['203.0.113.7', '203.0.113.7', '127.0.0.1'])
})

test('addresses that one IPv6 customer can choose from are one network', () => {
  const one = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::', '2001:0DB8:0001:0002:1:2:3:4', '2001:db8:1:2::9%eth0']
  expect(new Set(one.map(networkOf))).toEqual(new Set(['2001:db8:1:2::/64']))
  expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64')
  expect([networkOf('::1'), networkOf('fe80::1'), networkOf('2001:db8::5:6:7:8:9')]).toEqual(['0:0:0:0::/64', 'fe80:0:0:0::/64', '2001:db8:0:5::/64'])
})
