import { get, send } from './client'
import type { Query } from './client'
import type { AssignmentRow, Dispatch, Handling, ReplyDraft } from './types'

export const readHandling = (proposal: string) => get<Handling>(`/proposals/${proposal}/handling`)
export const readDispatch = () => get<Dispatch>('/dispatch')
export const listAssignments = (filter: Query) =>
  get<{ items: AssignmentRow[]; next: string; total: number | null }>('/assignments', filter)
/** An act on one assignment: "sign-for", "object", "extension", "opinion", "contacts", "urge". */
export const assignmentAct = (id: string, name: string, body: Record<string, unknown>) =>
  send<unknown>('POST', `/assignments/${id}/${name}`, body)
export const saveReply = (assignment: string, reply: ReplyDraft) =>
  send<{ id: string; version: number; saved_at: string }>('POST', `/assignments/${assignment}/reply`, reply)
export const replyAct = (
  assignment: string,
  name: 'countersign' | 'sign' | 'check' | 'deliver',
  body: Record<string, unknown>,
) => send<unknown>('POST', `/assignments/${assignment}/reply/${name}`, body)
export const decideObjection = (id: string, body: Record<string, unknown>) =>
  send<unknown>('POST', `/objections/${id}/decide`, body)
export const decideExtension = (id: string, body: Record<string, unknown>) =>
  send<unknown>('POST', `/extensions/${id}/decide`, body)
export const rate = (proposal: string, rating: { attitude: string; result: string; reason: string }) =>
  send('POST', `/proposals/${proposal}/rating`, rating)
