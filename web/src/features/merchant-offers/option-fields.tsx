import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PlusIcon, TrashIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Cell } from './cell.tsx'
import { editorWords } from './editor-words.ts'
import type { ChoiceRow, FormErrors, GroupRow, OfferForm } from './offer-form.ts'

/** Groups of choices that a buyer makes on top of the variant. */
export function OptionFields({ form, errors }: { form: OfferForm; errors: FormErrors }) {
  const w = useWords(editorWords)
  return (
    <Card title={w.options}>
      <p className="mb-4 text-sm text-quiet">{w.optionsHint}</p>
      <div className="grid gap-6">
        {form.groups.map((group) => (
          <Group key={group.key} group={group} errors={errors} />
        ))}
      </div>
      <Button type="submit" name="intent" value="addGroup" size="small" className={form.groups.length > 0 ? 'mt-5' : ''}>
        <PlusIcon size={18} />
        {w.addGroup}
      </Button>
    </Card>
  )
}

function Group({ group, errors }: { group: GroupRow; errors: FormErrors }) {
  const w = useWords(editorWords)
  const name = `groups.${group.key}`
  return (
    <fieldset className="relative min-w-0 border-b border-line pb-5">
      <legend className="leading-11 text-sm font-medium md:sr-only">{group.name['zh-CN'] || group.name.en || w.groupName}</legend>
      <input type="hidden" name="groups" value={group.key} />
      <div className="grid grid-cols-2 items-start gap-3 md:grid-cols-[2fr_2fr_1fr_1fr_2.75rem]">
        <Cell label={`${w.groupName} · 中文`} name={`${name}.name.zh-CN`} lang="zh-CN" defaultValue={group.name['zh-CN']} error={errors[`${name}.name`]} />
        <Cell label={`${w.groupName} · English`} name={`${name}.name.en`} lang="en" defaultValue={group.name.en} />
        <Cell label={w.least} name={`${name}.least`} inputMode="numeric" defaultValue={group.least} error={errors[`${name}.least`]} />
        <Cell label={w.most} name={`${name}.most`} inputMode="numeric" defaultValue={group.most} error={errors[`${name}.most`]} />
        <RemoveButton intent={`removeGroup:${group.key}`} label={w.removeGroup} />
      </div>
      <div className="mt-4 grid gap-3 border-s-2 border-line ps-4">
        {group.choices.map((choice, index) => (
          <Choice key={choice.key} choice={choice} index={index} groupKey={group.key} errors={errors} />
        ))}
        {errors[`${name}.choices`] && <p className="text-sm text-error">{errors[`${name}.choices`]}</p>}
        <div>
          <Button type="submit" name="intent" value={`addChoice:${group.key}`} size="small" tone="bare">
            <PlusIcon size={18} />
            {w.addChoice}
          </Button>
        </div>
      </div>
    </fieldset>
  )
}

function Choice({ choice, index, groupKey, errors }: { choice: ChoiceRow; index: number; groupKey: string; errors: FormErrors }) {
  const w = useWords(editorWords)
  const list = `groups.${groupKey}.choices`
  const name = `${list}.${choice.key}`
  return (
    <div className="relative grid grid-cols-2 items-start gap-3 max-md:pt-11 md:grid-cols-[2fr_2fr_1fr_1fr_2.75rem]">
      <span aria-hidden="true" className="absolute start-0 top-0 leading-11 text-sm text-quiet md:hidden">
        {w.choice(index + 1)}
      </span>
      <input type="hidden" name={list} value={choice.key} />
      <input type="hidden" name={`${name}.stockBefore`} value={choice.stockBefore} />
      <Cell
        label={`${w.choice(index + 1)} · 中文`}
        name={`${name}.name.zh-CN`}
        lang="zh-CN"
        defaultValue={choice.name['zh-CN']}
        error={errors[`${name}.name`]}
      />
      <Cell label={`${w.choice(index + 1)} · English`} name={`${name}.name.en`} lang="en" defaultValue={choice.name.en} />
      <Cell label={w.choicePrice} name={`${name}.price`} inputMode="decimal" defaultValue={choice.price} error={errors[`${name}.price`]} />
      <Cell label={w.stock} name={`${name}.stock`} inputMode="numeric" defaultValue={choice.stock} error={errors[`${name}.stock`]} />
      <RemoveButton intent={`removeChoice:${groupKey}/${choice.key}`} label={w.removeChoice(index + 1)} />
    </div>
  )
}

function RemoveButton({ intent, label }: { intent: string; label: string }) {
  return (
    <button
      name="intent"
      value={intent}
      aria-label={label}
      className="absolute end-0 top-0 grid size-11 cursor-pointer place-items-center rounded-control text-quiet hover:bg-wash hover:text-ink md:static md:mt-5.5"
    >
      <TrashIcon size={18} />
    </button>
  )
}
