'use client'

import { ArrowDown, ArrowUp, EllipsisVertical } from 'lucide-react'
import { formatPoints } from '@/components/timeline/event-words'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { describeRule } from '@/lib/points/describe-rule'
import type { ScoringRuleInput } from '@/lib/points/rule-schema'

interface RuleRowProps {
  rule: ScoringRuleInput
  /** Its place, from 0, among `count`. */
  index: number
  count: number
  /** The name of a rule above that leaves nothing to this one. */
  shadow: string | null
  onSwitch: (isOn: boolean) => void
  onEdit: () => void
  onMove: (to: number) => void
  onDelete: () => void
}

/** One rule on a line, in its place among the others. */
export function RuleRow({ rule, index, count, shadow, onSwitch, onEdit, onMove, onDelete }: RuleRowProps) {
  const words = describeRule({ type: rule.type, condition: rule.condition })
  return (
    <li className="flex items-center gap-2 border-line border-b px-1 py-1.5 last:border-b-0 sm:gap-3">
      <span className="w-5 shrink-0 text-right text-faint text-xs">{index + 1}</span>
      <Switch checked={rule.enabled} onCheckedChange={onSwitch} aria-label={`${rule.name} on`} />
      <button
        type="button"
        onClick={onEdit}
        aria-label={`Change ${rule.name}`}
        className={cn('min-w-0 flex-1 rounded-md px-1.5 py-1 text-left hover:bg-hover', !rule.enabled && 'text-faint')}
      >
        <span className="block truncate font-medium">{rule.name}</span>
        {words !== rule.name && <span className="block truncate text-muted text-xs">{words}</span>}
        {shadow !== null && rule.enabled && (
          <span className="block text-warning text-xs">Never reached: “{shadow}” above takes all of these events</span>
        )}
      </button>
      <span
        className={cn(
          'w-14 shrink-0 text-right font-medium',
          rule.points < 0 && 'text-negative',
          !rule.enabled && 'text-faint',
        )}
      >
        {formatPoints(rule.points)}
        <span className="sr-only"> points</span>
      </span>
      <span className="hidden shrink-0 sm:flex">
        <Button
          id={`up-${rule.id}`}
          variant="ghost"
          size="icon"
          disabled={index === 0}
          aria-label={`Move ${rule.name} up`}
          onClick={() => onMove(index - 1)}
        >
          <ArrowUp aria-hidden />
        </Button>
        <Button
          id={`down-${rule.id}`}
          variant="ghost"
          size="icon"
          disabled={index === count - 1}
          aria-label={`Move ${rule.name} down`}
          onClick={() => onMove(index + 1)}
        >
          <ArrowDown aria-hidden />
        </Button>
      </span>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={`More about ${rule.name}`}>
            <EllipsisVertical aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={onEdit}>Change</DropdownMenuItem>
          <DropdownMenuItem disabled={index === 0} onSelect={() => onMove(index - 1)}>
            Move up
          </DropdownMenuItem>
          <DropdownMenuItem disabled={index === count - 1} onSelect={() => onMove(index + 1)}>
            Move down
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={onDelete}>Delete</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </li>
  )
}
