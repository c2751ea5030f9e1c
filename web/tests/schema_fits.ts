// Checked by the type checker, never run: every field that the pages read is in the server's own document.
// A field that the server drops or renames makes a line here an error.
import type * as api from '@shared/api'
import type { paths } from '@shared/api/schema'

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never
/** An answer that could not be found would let everything through. */
type Missing<Ours, Theirs> = [Theirs] extends [never] ? 'no such answer' : Exclude<keyof Ours, keyof Theirs>
type Fits<Ours, P extends keyof paths> = Missing<Ours, Answer<P>>

export type NamesFit = [
  Fits<api.Session, '/api/v1/session'>,
  Fits<api.ProposalList, '/api/v1/proposals'>,
  Fits<api.ProposalPage, '/api/v1/proposals/{id}'>,
  Fits<api.Handling, '/api/v1/proposals/{id}/handling'>,
  Fits<api.Tasks, '/api/v1/tasks'>,
  Fits<api.Dispatch, '/api/v1/dispatch'>,
  Fits<api.Radar, '/api/v1/radar'>,
  Fits<api.Statistics, '/api/v1/statistics'>,
  Fits<api.Assessment, '/api/v1/assessment'>,
  Fits<api.PromiseList, '/api/v1/promises'>,
  Fits<api.KeyList, '/api/v1/key-proposals'>,
  Fits<api.MemberFile, '/api/v1/members/{id}'>,
  Fits<api.CurrentCommittee, '/api/v1/committee'>,
  Fits<api.RuleBook, '/api/v1/rules'>,
][number]
const nothingMissing: [NamesFit] extends [never] ? true : NamesFit = true
void nothingMissing
