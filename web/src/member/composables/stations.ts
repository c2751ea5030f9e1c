// The loop in five words for a small screen, and who holds a proposal at each stage.
import type { Stage } from '@shared/api'

export const stations = ['submit', 'review', 'handle', 'reply', 'done'] as const
export type Station = (typeof stations)[number]

const places: Partial<Record<Stage, number>> = {
  draft: 0,
  cosigning: 0,
  returned: 0,
  submitted: 1,
  pre_passed: 1,
  second_passed: 1,
  filed: 1,
  assigned: 2,
  handling: 2,
  rehandling: 2,
  replied: 3,
  fed_back: 3,
  tracking: 4,
  closed: 4,
  archived: 4,
}
/** Index of the station where it stands; −1: it has left the way (merged, not filed, converted, withdrawn). */
export const stationOf = (stage: Stage): number => places[stage] ?? -1

export type Holder = 'me' | 'signers' | 'office' | 'unit' | 'proposers' | ''
const holders: Partial<Record<Stage, Holder>> = {
  draft: 'me',
  returned: 'me',
  cosigning: 'signers',
  submitted: 'office',
  pre_passed: 'office',
  second_passed: 'office',
  filed: 'office',
  assigned: 'unit',
  handling: 'unit',
  rehandling: 'unit',
  replied: 'proposers',
  fed_back: 'office',
  tracking: 'unit',
}
export const holderOf = (stage: Stage): Holder => holders[stage] ?? ''
