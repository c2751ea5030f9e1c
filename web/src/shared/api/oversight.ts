import { get, send } from './client'
import type { Query } from './client'
import type { Assessment, CountedRows, Items, KeyList, PromiseList, Radar, Ref, Statistics, Supervision } from './types'

export const listKeyProposals = () => get<KeyList>('/key-proposals')
export const listSupervisions = (proposal: string) => get<Items<Supervision>>(`/proposals/${proposal}/supervisions`)
export const listPromises = (filter: Query = {}) => get<PromiseList>('/promises', filter)
export const addEvidence = (promise: string, body: { text: string; state: string; new_due: string | null }) =>
  send('POST', `/promises/${promise}/evidence`, body)
/** "key", "supervisions", "excellent", "raise" on one proposal. */
export const oversightAct = (proposal: string, name: string, body: Record<string, unknown>) =>
  send<unknown>('POST', `/proposals/${proposal}/${name}`, body)
export const readAssessment = (filter: Query = {}) => get<Assessment>('/assessment', filter)
export const readRadar = (filter: Query = {}) => get<Radar>('/radar', filter)
export const readStatistics = (filter: Query) => get<Statistics>('/statistics', filter)
/** The proposals behind one number. */
export const readRows = (filter: Query) => get<CountedRows>('/statistics/rows', filter)
export const urgePreview = (assignment: string) =>
  get<{ text: string; unit: Ref; people: number }>(`/assignments/${assignment}/urge`)
