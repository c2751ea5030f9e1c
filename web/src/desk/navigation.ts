// What each role finds in the rail. A role hides what is not its work; the server refuses it anyway.
import type { Role } from '@shared/api'

export interface Place {
  name: string
  path: string
}
export interface Group {
  name: string
  places: Place[]
}

const office: Role[] = ['proposal_clerk', 'proposal_head']
const supervision: Role[] = ['party_supervision', 'government_supervision']
const units: Role[] = ['unit_clerk', 'unit_head']
const leaders: Role[] = ['committee_leader', 'party_government_leader']
const collective: Role[] = ['collective_clerk', 'convenor', 'special_committee_office']
const working: Role[] = [...office, ...supervision, ...units, ...collective, 'member_affairs']

interface Entry extends Place {
  group: string
  roles: Role[] | 'all'
}
const entries: Entry[] = [
  { group: 'work', name: 'overview', path: '/overview', roles: leaders },
  { group: 'work', name: 'tasks', path: '/tasks', roles: working },
  { group: 'work', name: 'assignments', path: '/assignments', roles: units },
  {
    group: 'proposals',
    name: 'proposals',
    path: '/proposals',
    roles: [...office, ...supervision, ...leaders, ...collective, 'member_affairs'],
  },
  { group: 'proposals', name: 'newProposal', path: '/proposals/new', roles: collective },
  { group: 'proposals', name: 'dispatch', path: '/dispatch', roles: [...office, ...supervision] },
  { group: 'proposals', name: 'radar', path: '/radar', roles: [...office, ...supervision, ...leaders, ...units] },
  {
    group: 'proposals',
    name: 'key',
    path: '/key',
    roles: [...office, ...supervision, ...leaders, 'special_committee_office'],
  },
  { group: 'proposals', name: 'promises', path: '/promises', roles: [...office, ...supervision, ...units, ...leaders] },
  { group: 'proposals', name: 'publication', path: '/publication', roles: office },
  {
    group: 'numbers',
    name: 'statistics',
    path: '/statistics',
    roles: [...office, ...supervision, ...leaders, ...units, 'member_affairs'],
  },
  { group: 'numbers', name: 'assessment', path: '/assessment', roles: [...office, ...supervision, ...leaders] },
  {
    group: 'people',
    name: 'members',
    path: '/members',
    roles: [...office, ...leaders, ...collective, 'member_affairs'],
  },
  {
    group: 'people',
    name: 'units',
    path: '/units',
    roles: [...office, ...supervision, 'member_affairs', 'system_admin'],
  },
  { group: 'people', name: 'import', path: '/import', roles: [...office, 'member_affairs', 'system_admin'] },
  { group: 'settings', name: 'accounts', path: '/accounts', roles: ['system_admin'] },
  { group: 'settings', name: 'rules', path: '/rules', roles: 'all' },
  { group: 'settings', name: 'account', path: '/account', roles: 'all' },
]

const serves = (entry: Entry, roles: readonly Role[]) =>
  entry.roles === 'all' || entry.roles.some((role) => roles.includes(role))

export function groupsFor(roles: readonly Role[]): Group[] {
  const groups: Group[] = []
  for (const entry of entries.filter((one) => serves(one, roles))) {
    let group = groups.find((one) => one.name === entry.group)
    if (!group) groups.push((group = { name: entry.group, places: [] }))
    group.places.push({ name: entry.name, path: entry.path })
  }
  return groups
}
/** Where the desk opens: the first place of the first group. */
export const homeFor = (roles: readonly Role[]) => groupsFor(roles)[0]?.places[0]?.path ?? '/account'
export const isUnit = (roles: readonly Role[]) => units.some((role) => roles.includes(role))
