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
  /** Whose work it is; or the right that it needs, which the committee's rule book may give and take. */
  roles?: Role[]
  power?: string
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
  { group: 'proposals', name: 'dispatch', path: '/dispatch', power: 'proposals.assign' },
  { group: 'proposals', name: 'radar', path: '/radar', roles: [...office, ...supervision, ...leaders, ...units] },
  {
    group: 'proposals',
    name: 'key',
    path: '/key',
    roles: [...office, ...supervision, ...leaders, 'special_committee_office'],
  },
  { group: 'proposals', name: 'promises', path: '/promises', power: 'oversight.promises' },
  { group: 'proposals', name: 'publication', path: '/publication', power: 'publication.prepare' },
  { group: 'numbers', name: 'statistics', path: '/statistics', power: 'statistics.read' },
  { group: 'numbers', name: 'assessment', path: '/assessment', power: 'oversight.assess' },
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
  { group: 'people', name: 'import', path: '/import', power: 'imports.manage' },
  { group: 'settings', name: 'accounts', path: '/accounts', power: 'accounts.read' },
  { group: 'settings', name: 'audit', path: '/audit', power: 'audit.read' },
  { group: 'settings', name: 'rules', path: '/rules' },
  { group: 'settings', name: 'account', path: '/account' },
]

function serves(entry: Entry, roles: readonly Role[], powers: readonly string[]): boolean {
  if (entry.power) return powers.includes(entry.power)
  return !entry.roles || entry.roles.some((role) => roles.includes(role))
}
export function groupsFor(roles: readonly Role[], powers: readonly string[]): Group[] {
  const groups: Group[] = []
  for (const entry of entries.filter((one) => serves(one, roles, powers))) {
    let group = groups.find((one) => one.name === entry.group)
    if (!group) groups.push((group = { name: entry.group, places: [] }))
    group.places.push({ name: entry.name, path: entry.path })
  }
  return groups
}
/** Where the desk opens: the first place of the first group. */
export const homeFor = (roles: readonly Role[], powers: readonly string[]) =>
  groupsFor(roles, powers)[0]?.places[0]?.path ?? '/account'
export const isUnit = (roles: readonly Role[]) => units.some((role) => roles.includes(role))
