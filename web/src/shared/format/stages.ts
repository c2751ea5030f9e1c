// How the states of the loop look; their words are in i18n/words/*/loop.ts.
import type { Stage } from '../api/types'

export type Tone = 'done' | 'waiting' | 'answered' | 'late' | 'neutral'

const tones: Record<Stage, Tone> = {
  draft: 'neutral',
  cosigning: 'waiting',
  submitted: 'waiting',
  pre_passed: 'waiting',
  second_passed: 'waiting',
  returned: 'late',
  filed: 'answered',
  merged: 'neutral',
  not_filed: 'neutral',
  converted: 'neutral',
  withdrawn: 'neutral',
  assigned: 'waiting',
  handling: 'waiting',
  replied: 'answered',
  rehandling: 'late',
  fed_back: 'done',
  closed: 'done',
  tracking: 'waiting',
  archived: 'done',
}
export const stageTone = (stage: string): Tone => tones[stage as Stage] ?? 'neutral'

const assignmentTones: Record<string, Tone> = {
  waiting: 'waiting',
  signed_for: 'waiting',
  return_asked: 'late',
  opinion_sent: 'done',
  drafted: 'waiting',
  countersigned: 'waiting',
  head_signed: 'answered',
  replied: 'done',
}
export const assignmentTone = (stage: string): Tone => assignmentTones[stage] ?? 'neutral'

const classTones: Record<string, Tone> = { A: 'done', B: 'answered', C: 'neutral', D: 'neutral' }
export const classTone = (letter: string): Tone => classTones[letter] ?? 'neutral'
const ratingTones: Record<string, Tone> = {
  satisfied: 'done',
  basically_satisfied: 'answered',
  dissatisfied: 'late',
  silence: 'neutral',
}
export const ratingTone = (rating: string): Tone => ratingTones[rating] ?? 'neutral'
