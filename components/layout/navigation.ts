import {
  Activity,
  BookOpen,
  Cable,
  ChartNoAxesColumn,
  Gauge,
  type LucideIcon,
  Route,
  SlidersHorizontal,
  Upload,
  Users,
  Waypoints,
} from 'lucide-react'

export interface NavigationItem {
  href: string
  label: string
  icon: LucideIcon
  /** The key that follows `g`. */
  key: string
}

export const navigation: { label: string | null; items: NavigationItem[] }[] = [
  {
    label: null,
    items: [
      { href: '/sessions', label: 'Sessions', icon: Route, key: 's' },
      { href: '/leads', label: 'Leads', icon: Users, key: 'l' },
      { href: '/events', label: 'Events', icon: Activity, key: 'e' },
    ],
  },
  {
    label: 'Reports',
    items: [
      { href: '/paths', label: 'Conversion paths', icon: Waypoints, key: 'p' },
      { href: '/engagement', label: 'Engagement', icon: ChartNoAxesColumn, key: 'n' },
    ],
  },
  {
    label: 'Data',
    items: [
      { href: '/sources', label: 'Sources', icon: Cable, key: 'o' },
      { href: '/import', label: 'Import', icon: Upload, key: 'i' },
    ],
  },
  {
    label: 'Settings',
    items: [
      { href: '/settings/rules', label: 'Rules', icon: SlidersHorizontal, key: 'r' },
      { href: '/settings/scoring', label: 'Scoring', icon: Gauge, key: 'c' },
    ],
  },
  { label: 'Help', items: [{ href: '/docs', label: 'API reference', icon: BookOpen, key: 'a' }] },
]
