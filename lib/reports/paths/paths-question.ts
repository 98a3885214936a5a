import type { FilterProblem } from '@/lib/filters/read-params'
import type { SessionFilter } from '@/lib/filters/session-filter'
import type { PathGrouping } from '@/lib/filters/session-path'
import { type PathsParams, pathsDefaults } from './params'

/** Which sessions the report looks at, what counts as a conversion, and how steps are called. */
export interface PathsQuestion {
  filter: SessionFilter
  /** Types of the chosen goals, in the order of the workspace's. */
  goals: string[]
  grouping: PathGrouping
  /** Steps of the flow before "more steps". */
  steps: number
  /** Labels that keep their name in the flow. */
  top: number
}

/** Goals that the workspace does not have are named; without any that it has, all of them are chosen. */
export function paramsToQuestion(
  filter: SessionFilter,
  { goal = [], group, steps, top }: PathsParams,
  workspaceGoals: readonly string[],
): { question: PathsQuestion; problems: FilterProblem[] } {
  const chosen = workspaceGoals.filter((type) => goal.includes(type))
  const question = {
    filter,
    goals: chosen.length > 0 ? chosen : [...workspaceGoals],
    grouping: group ?? pathsDefaults.group,
    steps: steps ?? pathsDefaults.steps,
    top: top ?? pathsDefaults.top,
  }
  const unknown = goal.filter((type) => !workspaceGoals.includes(type))
  const problems = unknown.map((type) => ({
    param: 'goal',
    message: `goal: "${type}" is not a goal of this workspace`,
  }))
  return { question, problems }
}
