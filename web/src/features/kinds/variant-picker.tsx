import type { Offer } from '@yizhan/contract/catalogue'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { useWords } from '../../ui/language.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { availabilityOfValue, withValue } from './choice.ts'
import type { PickerProps } from './picker.ts'
import { kindWords } from './words.ts'

/**
 * The dimensions of an offer as radio inputs, in their order: what an earlier choice rules out cannot be chosen later.
 * Before our script runs everything that exists at all can be chosen, and the server says no where it must.
 */
export function VariantPicker({ offer, choice, onChange }: PickerProps) {
  const isLive = useHydrated()
  return offer.dimensions.map((dimension, index) => (
    <Dimension key={dimension.name} offer={offer} choice={choice} onChange={onChange} index={index} isLive={isLive} />
  ))
}

function Dimension({ offer, choice, onChange, index, isLive }: PickerProps & { index: number; isLive: boolean }) {
  const w = useWords(kindWords)
  const dimension: Offer['dimensions'][number] | undefined = offer.dimensions[index]
  if (!dimension) return null
  const earlier = isLive ? choice.values : choice.values.map(() => null)
  const choices = dimension.values.map((value) => {
    const state = availabilityOfValue(offer, earlier, index, value)
    return { value, label: value, note: state === 'plenty' ? undefined : w[state], isDisabled: state !== 'plenty' }
  })
  const chosen = choice.values[index]
  return (
    <ChoiceGroup
      legend={
        <>
          {dimension.name}
          {chosen && <span className="ms-2 font-normal text-quiet">{chosen}</span>}
        </>
      }
      name={`value${index}`}
      choices={choices}
      chosen={chosen ? [chosen] : []}
      onChange={([value]) => value !== undefined && onChange(withValue(offer, choice, index, value))}
    />
  )
}
