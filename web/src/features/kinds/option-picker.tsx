import type { OptionGroup } from '@yizhan/contract/catalogue'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { useWords } from '../../ui/language.tsx'
import { textOfMoney } from '../../ui/price.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { blocksOf } from './choice.ts'
import type { PickerProps } from './picker.ts'
import { kindWords } from './words.ts'

/** The option groups of an offer, each choice with what it adds; what cannot go together says why. */
export function OptionPicker(props: PickerProps) {
  return props.offer.optionGroups.map((group) => <Group key={group.key} {...props} group={group} />)
}

function Group({ offer, choice, onChange, group }: PickerProps & { group: OptionGroup }) {
  const w = useWords(kindWords)
  const isLive = useHydrated()
  const isMany = group.choicesMax > 1
  const chosen = choice.options[group.key] ?? []
  const isFull = isMany && chosen.length >= group.choicesMax
  const blocks = blocksOf(offer, choice.options).filter((block) => block.group === group.key)
  const choices = group.choices.map(({ key, name, price, availability }) => {
    const isGone = availability.state === 'none'
    const isBlocked = blocks.some((block) => block.choice === key)
    const note = isGone
      ? w.none
      : availability.state === 'few' && availability.available !== null
        ? w.onlyLeft(availability.available)
        : price.amountMinor > 0
          ? w.plus(textOfMoney(price))
          : isMany
            ? w.free
            : undefined
    return { value: key, label: name, note, isDisabled: isGone || (isLive && (isBlocked || (isFull && !chosen.includes(key)))) }
  })
  const reasons = [...new Set(blocks.map(({ reason }) => reason))]
  const namesOf = (reason: string) =>
    group.choices
      .filter(({ key }) => blocks.some((block) => block.choice === key && block.reason === reason))
      .map(({ name }) => name)
      .join(w.joiner)
  return (
    <div>
      <ChoiceGroup
        legend={
          <>
            {group.name}
            {isMany && <span className="ms-2 font-normal text-quiet">{w.upTo(group.choicesMax)}</span>}
          </>
        }
        name={`option.${group.key}`}
        choices={choices}
        chosen={chosen}
        isMany={isMany}
        onChange={(keys) => onChange({ ...choice, options: { ...choice.options, [group.key]: keys } })}
      />
      {reasons.map((reason) => (
        <p key={reason} className="mt-2 text-sm text-quiet">
          {w.blocked(namesOf(reason), reason)}
        </p>
      ))}
    </div>
  )
}
