import { useRef, useState } from 'react'
import type { identityRoutes } from '@yizhan/contract/identity'
import { browserFetch } from '../../api/browser-fetch.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import type { AddressDraft, Division, Divisions } from './address-draft.ts'
import { addressWords } from './words.ts'

interface DivisionFieldsProps {
  draft: AddressDraft
  divisions: Divisions
  errors: Readonly<Record<string, string>>
}

/** Province, city, district: each lists what lies in the one before. Without script a button loads the next list. */
export function DivisionFields({ draft, divisions, errors }: DivisionFieldsProps) {
  const w = useWords(addressWords)
  const [codes, setCodes] = useState({ province: draft.provinceCode, city: draft.cityCode, district: draft.districtCode })
  const [lists, setLists] = useState({ cities: divisions.cities, districts: divisions.districts })
  // A slow answer about an earlier choice must not undo a later one.
  const asked = useRef('')
  const chooseProvince = async (province: string) => {
    asked.current = province
    setCodes({ province, city: '', district: '' })
    setLists({ cities: [], districts: [] })
    const cities = await divisionsBelow(province)
    const only = cities.length === 1 ? cities[0] : undefined
    const districts = only ? await divisionsBelow(only.code) : []
    if (asked.current !== province) return
    setLists({ cities, districts })
    // A municipality has one city: nobody has to choose it.
    if (only) setCodes({ province, city: only.code, district: '' })
  }
  const chooseCity = async (city: string) => {
    asked.current = city
    setCodes({ ...codes, city, district: '' })
    setLists({ ...lists, districts: [] })
    const districts = await divisionsBelow(city)
    if (asked.current === city) setLists({ cities: lists.cities, districts })
  }
  return (
    <div className="grid gap-4 sm:grid-cols-3 sm:gap-3">
      <Select
        name="address.province"
        label={w.province}
        autoComplete="off"
        placeholder={w.choose}
        options={divisions.provinces.map(optionOf)}
        value={codes.province}
        onChange={(event) => void chooseProvince(event.currentTarget.value)}
        error={errors['address.province']}
      />
      <Select
        name="address.city"
        label={w.city}
        autoComplete="off"
        placeholder={w.choose}
        options={lists.cities.map(optionOf)}
        value={codes.city}
        onChange={(event) => void chooseCity(event.currentTarget.value)}
        error={errors['address.city']}
      />
      <Select
        name="address.district"
        label={w.district}
        autoComplete="off"
        placeholder={w.choose}
        options={lists.districts.map(optionOf)}
        value={codes.district}
        onChange={(event) => setCodes({ ...codes, district: event.currentTarget.value })}
        error={errors['address.district']}
      />
      <div className="hidden items-center gap-3 sm:col-span-3 noscript:flex">
        <Button type="submit" name="intent" value="divisions" size="small" formNoValidate>
          {w.nextLevel}
        </Button>
        <span className="text-sm text-quiet">{w.nextLevelHint}</span>
      </div>
    </div>
  )
}

function optionOf({ code, name }: Division) {
  return { value: code, label: name }
}

async function divisionsBelow(parent: string): Promise<readonly Division[]> {
  if (!parent) return []
  try {
    const { items } = await browserFetch<typeof identityRoutes.listRegions>('/api/v1/regions', { parent })
    return items
  } catch {
    // The network is away: the list stays empty, and choosing again asks again.
    return []
  }
}
