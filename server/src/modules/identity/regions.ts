import { codeToText, regionData } from 'element-china-area-data'
import type { Address } from '@yizhan/contract/identity'
import { AppError } from '#platform/http/app-error.ts'

export interface Region {
  readonly code: string
  readonly name: string
}
interface Node {
  value: string
  label: string
  children?: Node[]
}

/** Divisions of GB/T 2260 as the package keeps them: provinces, then cities of one, then districts of one. */
export function listRegions(parent: string | undefined): Region[] {
  const tree = regionData as Node[] // as: the package types every level alike
  if (parent === undefined) return tree.map(toRegion)
  const province = tree.find(({ value }) => value === parent.slice(0, 2))
  if (parent.length === 2) return (province?.children ?? []).map(toRegion)
  return (province?.children?.find(({ value }) => value === parent)?.children ?? []).map(toRegion)
}
const toRegion = ({ value, label }: Node): Region => ({ code: value, name: label })

const names = codeToText as Record<string, string | undefined> // as: not every code exists

/**
 * An address in China with the names of its district code filled in, or with the code of its names; abroad unchanged.
 * @throws AppError identity.region-unknown when code or names do not exist together
 */
export function completeAddress(address: Address): Address {
  if (address.country !== 'CN') return { ...address, regionCode: undefined }
  const code = address.regionCode ?? codeOf(address)
  const [province, city, district] = [names[code.slice(0, 2)], names[code.slice(0, 4)], names[code]]
  if (code.length !== 6 || !province || !city || !district) throw unknownRegion()
  return { ...address, regionCode: code, province, city, district }
}

function codeOf({ province, city, district }: Address): string {
  const inside = (nodes: Node[] | undefined, name: string) => nodes?.find(({ label }) => label === name)
  const found = inside(inside(inside(regionData as Node[], province)?.children, city)?.children, district) // as: above
  if (!found) throw unknownRegion()
  return found.value
}

function unknownRegion(): AppError {
  const message = { 'zh-CN': '省、市、区不匹配，请重新选择', en: 'province, city and district do not belong together' }
  return new AppError('identity.region-unknown', {
    fieldsIn: (locale) => ['province', 'city', 'district'].map((part) => ({ field: `address.${part}`, code: 'region-unknown', message: message[locale] })),
  })
}
