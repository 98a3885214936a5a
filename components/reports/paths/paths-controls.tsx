import { writeOwnParams } from '@/lib/filters/report-query'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { writeSessionFilter } from '@/lib/filters/write-session-query'
import { type PathsParams, pathsDefaults, pathsLimits, pathsParams } from '@/lib/reports/paths/params'
import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import { LinkSwitch } from './link-switch'

interface ControlsProps {
  /** As the address has it. */
  filter: SessionFilter
  own: PathsParams
}

/** The page with other parameters of its own. */
function hrefWith({ filter, own }: ControlsProps, change: PathsParams): string {
  const text = [writeSessionFilter(filter).toString(), writeOwnParams(pathsParams, { ...own, ...change })]
  const query = text.filter(Boolean).join('&')
  return query ? `/paths?${query}` : '/paths'
}

/** Which goals count as a conversion: a click takes one in or out, the last one stays. */
export function GoalSwitch({ goals, chosen, ...controls }: ControlsProps & { goals: string[]; chosen: string[] }) {
  const without = (goal: string) => {
    const left = goals.filter((type) => (type === goal ? !chosen.includes(type) : chosen.includes(type)))
    return left.length === 0 || left.length === goals.length ? undefined : left
  }
  return (
    <LinkSwitch
      label="Goals"
      options={goals.map((goal) => ({
        label: eventTypeLabel(goal),
        isChosen: chosen.includes(goal),
        href: hrefWith(controls, { goal: without(goal) }),
      }))}
    />
  )
}

const groupings = [
  { group: 'category', label: 'Content' },
  { group: 'path', label: 'Page' },
  { group: 'type', label: 'Event' },
] as const

export function GroupingSwitch(controls: ControlsProps) {
  const chosen = controls.own.group ?? pathsDefaults.group
  return (
    <LinkSwitch
      label="Steps by"
      options={groupings.map(({ group, label }) => ({
        label,
        isChosen: group === chosen,
        href: hrefWith(controls, { group: group === pathsDefaults.group ? undefined : group }),
      }))}
    />
  )
}

/** How far the flow goes, and how many labels it names. */
export function FlowSwitches(controls: ControlsProps) {
  const { steps = pathsDefaults.steps, top = pathsDefaults.top } = controls.own
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2 print:hidden">
      <NumberSwitch
        label="Steps"
        values={[3, 4, 5, 6, 7]}
        chosen={steps}
        hrefOf={(value) => hrefWith(controls, { steps: value === pathsDefaults.steps ? undefined : value })}
      />
      <NumberSwitch
        label="By name"
        values={[5, pathsDefaults.top, 12, pathsLimits.top.max]}
        chosen={top}
        hrefOf={(value) => hrefWith(controls, { top: value === pathsDefaults.top ? undefined : value })}
      />
    </div>
  )
}

function NumberSwitch(props: { label: string; values: number[]; chosen: number; hrefOf: (value: number) => string }) {
  const { label, values, chosen, hrefOf } = props
  return (
    <LinkSwitch
      label={label}
      options={values.map((value) => ({ label: String(value), isChosen: value === chosen, href: hrefOf(value) }))}
    />
  )
}
