import { get, send } from './client'
import type { Query } from './client'
import type { Items, KeyProposal, PromiseRow, Radar, Statistics, Supervision, UnitAssessment } from './types'

export const listKeyProposals = () => get<Items<KeyProposal>>('/key-proposals')
export const listSupervisions = (proposal: string) => get<Items<Supervision>>(`/proposals/${proposal}/supervisions`)
export const listPromises = (filter: Query = {}) => get<Items<PromiseRow>>('/promises', filter)
export const addEvidence = (promise: string, body: { text: string; state: string; new_due: string | null }) =>
  send('POST', `/promises/${promise}/evidence`, body)
/** "key", "supervisions", "excellent", "raise" on one proposal. */
export const oversightAct = (proposal: string, name: string, body: Record<string, unknown>) =>
  send<unknown>('POST', `/proposals/${proposal}/${name}`, body)
export const readAssessment = (session?: string) => get<Items<UnitAssessment>>('/assessment', { session })
export const readRadar = (filter: Query = {}) => get<Radar>('/radar', filter)
export const readStatistics = (filter: Query) => get<Statistics>('/statistics', filter)
