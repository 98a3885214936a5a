import { FieldProblem } from '@/components/settings/field'
import { Input, Label, Select } from '@/components/ui/input'
import type { PropertyTest } from '@/lib/points/types'
import type { RuleDraft } from './rule-draft'

const kinds: Record<RuleDraft['kind'], string> = {
  none: 'Always',
  path: 'On a page',
  property: 'With a property',
}

const tests: Record<PropertyTest, string> = { equals: 'is', contains: 'contains', exists: 'is there' }

/** What else an event must have. */
export function ConditionFields({
  id,
  draft,
  field,
  problemOf,
  onChange,
}: {
  id: string
  draft: RuleDraft
  /** The id and state of a field. */
  field: (name: keyof RuleDraft) => { id: string }
  problemOf: (name: keyof RuleDraft) => string | undefined
  onChange: (change: Partial<RuleDraft>) => void
}) {
  return (
    <div>
      <Label htmlFor={`${id}-kind`}>When</Label>
      <Select
        {...field('kind')}
        className="mt-1"
        value={draft.kind}
        onChange={(event) => onChange({ kind: event.target.value as RuleDraft['kind'] })} // its options are kinds
      >
        {Object.entries(kinds).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      {draft.kind === 'path' && (
        <>
          <Input
            {...field('pattern')}
            aria-label="Page"
            autoComplete="off"
            placeholder="/pricing*"
            className="mt-2 font-mono text-xs"
            value={draft.pattern}
            onChange={(event) => onChange({ pattern: event.target.value })}
          />
          <FieldProblem id={`${id}-pattern`} name="The page" problem={problemOf('pattern')} />
          <p className="mt-1 text-faint text-xs">
            A path; * is any run of characters, \* an asterisk. Case does not count.
          </p>
        </>
      )}
      {draft.kind === 'property' && (
        <>
          <div className="mt-2 grid grid-cols-[minmax(0,1fr)_6.5rem] gap-2 sm:grid-cols-[minmax(0,1fr)_6.5rem_minmax(0,1fr)]">
            <Input
              {...field('property')}
              aria-label="Property"
              autoComplete="off"
              placeholder="plan"
              className="font-mono text-xs"
              value={draft.property}
              onChange={(event) => onChange({ property: event.target.value })}
            />
            <Select
              {...field('test')}
              aria-label="How it is compared"
              value={draft.test}
              onChange={(event) => onChange({ test: event.target.value as PropertyTest })} // its options are tests
            >
              {Object.entries(tests).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
            {draft.test !== 'exists' && (
              <Input
                {...field('value')}
                aria-label="Value"
                autoComplete="off"
                placeholder="pro"
                className="max-sm:col-span-2"
                value={draft.value}
                onChange={(event) => onChange({ value: event.target.value })}
              />
            )}
          </div>
          <FieldProblem id={`${id}-property`} name="The property" problem={problemOf('property')} />
          <FieldProblem id={`${id}-value`} name="The value" problem={problemOf('value')} />
          <p className="mt-1 text-faint text-xs">
            One of the event’s own properties; plan.name is the name within the plan. Case does not count.
          </p>
        </>
      )}
    </div>
  )
}
