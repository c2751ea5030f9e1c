import { get, send, upload } from './client'
import type { Query } from './client'
import type {
  Attachment,
  Comparison,
  Draft,
  Fact,
  Items,
  Lifecycle,
  Proposal,
  ProposalList,
  ProposalPage,
  RuleBook,
  Tasks,
  VersionEntry,
} from './types'

export const listProposals = (filter: Query, signal?: AbortSignal) => get<ProposalList>('/proposals', filter, signal)
export const readProposal = (id: string) => get<ProposalPage>(`/proposals/${id}`)
/** The draft's own id is the key: sending it twice makes one proposal. */
export const createProposal = (draft: Draft) => send<Proposal>('POST', '/proposals', draft, { key: draft.id })
export const saveDraft = (id: string, version: number, draft: Draft) =>
  send<{ version: number; saved_at: string }>('PUT', `/proposals/${id}/draft`, { version, draft })
export const discardDraft = (id: string) => send('DELETE', `/proposals/${id}`)
/** One act: "file", "return", "assign" … with its fields and the version that was seen. */
export const act = (id: string, name: string, body: Record<string, unknown>) =>
  send<unknown>('POST', `/proposals/${id}/acts/${name}`, body)
export const coSign = (id: string, confirm: boolean, note: string) =>
  send<Proposal>('POST', `/proposals/${id}/co-sign`, { confirm, note })
export const readTimeline = (id: string) => get<Items<Fact>>(`/proposals/${id}/timeline`)
export const listVersions = (id: string) => get<Items<VersionEntry>>(`/proposals/${id}/versions`)
export const compareVersions = (id: string, from: number, to: number) =>
  get<Comparison>(`/proposals/${id}/versions/compare`, { from, to })
export const addAttachment = (id: string, file: File, onProgress?: (part: number) => void) =>
  upload<Attachment>(`/proposals/${id}/attachments?name=${encodeURIComponent(file.name)}`, file, onProgress)
export const dropAttachment = (id: string, attachment: string) =>
  send('DELETE', `/proposals/${id}/attachments/${attachment}`)
export const readTasks = () => get<Tasks>('/tasks')
export const readRules = () => get<RuleBook>('/rules')
export const readLifecycle = (name: string) => get<Lifecycle>(`/rules/lifecycles/${name}`)
