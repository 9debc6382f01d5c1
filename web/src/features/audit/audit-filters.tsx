import { auditOutcomesSought } from '@yizhan/contract/audit'
import { Button } from '../../ui/button.tsx'
import { RemovableChip } from '../../ui/chip.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { actWords } from './act-words.ts'
import { auditHref, type AuditSearch, type IdCondition } from './audit-search.ts'
import { auditWords } from './words.ts'

interface AuditFiltersProps {
  /** Address of the list. */
  base: string
  search: AuditSearch
  /** Acts one can choose from. */
  acts: readonly string[]
  /** Ids one can look for here. */
  ids: readonly IdCondition[]
  /** What is wrong with a condition, by its name. */
  errors: Readonly<Record<string, string>>
}

/** What to look for; all of it stands in the address, so that a search can be kept and handed on. */
export function AuditFilters({ base, search, acts, ids, errors }: AuditFiltersProps) {
  const w = useWords(auditWords)
  const names = useWords(actWords)
  const chips = ids.filter((name) => search[name])
  return (
    <search className="mb-6 flex flex-col gap-4">
      <form action={base} key={auditHref(base, search)} className="card-paper flex flex-col gap-4 p-4 md:p-6">
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <Select
            label={w.what}
            name="act"
            defaultValue={search.act ?? ''}
            placeholder={w.anyAct}
            options={acts.map((act) => ({ value: act, label: names[act] ?? act }))}
          />
          <Select
            label={w.outcome}
            name="outcome"
            defaultValue={search.outcome ?? ''}
            placeholder={w.anyOutcome}
            options={auditOutcomesSought.map((outcome) => ({ value: outcome, label: w.outcomes[outcome] }))}
          />
          <TextField label={w.from} name="from" type="date" defaultValue={search.from} />
          <TextField label={w.to} name="to" type="date" defaultValue={search.to} />
        </div>
        <details open={chips.length > 0}>
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm text-quiet hover:text-ink">{w.more}</summary>
          <div className="mt-2 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {ids.map((name) => (
              <TextField
                key={name}
                label={w.names[name]}
                name={name}
                defaultValue={search[name]}
                error={errors[name]}
                hint={name === 'address' ? w.addressHint : undefined}
                autoComplete="off"
                spellCheck={false}
                maxLength={100}
              />
            ))}
          </div>
        </details>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" tone="ink">
            {w.show}
          </Button>
          {Object.keys(search).length > 0 && (
            <a href={base} className="text-link inline-flex min-h-11 items-center text-sm">
              {w.clear}
            </a>
          )}
        </div>
      </form>
      {chips.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {chips.map((name) => {
            const text = w.only(w.names[name], search[name] ?? '')
            return (
              <RemovableChip key={name} href={auditHref(base, { ...search, [name]: undefined })} label={w.without(text)}>
                <span className="break-all">{text}</span>
              </RemovableChip>
            )
          })}
        </div>
      )}
    </search>
  )
}
