// What the phone keeps of a proposal that is being written. It stays here until the server has taken all of it.
import type { Draft, FieldFault, Ref } from '@shared/api'

export interface KeptFile {
  /** Also the key of its sending: a file sent twice is one file. */
  key: string
  name: string
  bytes: number
  blob: Blob
}
export interface Refused {
  code: string
  words: string
  errors: FieldFault[]
}
export type Wish = '' | 'submit' | 'ask-co-signers'
export interface DraftRecord {
  id: string
  /** The account that writes; a phone may be shared. */
  owner: string
  draft: Draft
  units: Ref[]
  people: Ref[]
  files: KeptFile[]
  /** What is to happen once everything is sent. */
  wish: Wish
  /** The act has been sent and its answer was not seen. */
  acting: boolean
  /** The server's version; 0: it does not know the draft yet. */
  version: number
  /** What the first sending carries. The key of a sending stands for one content, so it never changes. */
  first: Draft | null
  /** Counts the changes here; `sent` is the last one that the server has. */
  revision: number
  sent: number
  /** The texts that the server had last, to tell a lost answer from somebody else's change. */
  there: Texts | null
  refused: Refused | null
  updatedAt: number
  savedAt: number | null
}
export interface Texts {
  title: string
  situation: string
  analysis: string
  advice: string
}

export const textsOf = (draft: Texts): Texts => ({
  title: draft.title,
  situation: draft.situation,
  analysis: draft.analysis,
  advice: draft.advice,
})
export const sameTexts = (a: Texts | null, b: Texts | null): boolean =>
  Boolean(a && b) &&
  (['title', 'situation', 'analysis', 'advice'] as const).every((part) => a![part].trim() === b![part].trim())

export function emptyDraft(id: string): Draft {
  return {
    id,
    kind: 'member',
    body: null,
    title: '',
    situation: '',
    analysis: '',
    advice: '',
    category: null,
    suggested_units: [],
    co_signers: [],
    publish_consent: true,
    publish_reason: '',
    may_second: false,
  }
}
export function emptyRecord(id: string, owner: string, now = Date.now()): DraftRecord {
  return {
    id,
    owner,
    draft: emptyDraft(id),
    units: [],
    people: [],
    files: [],
    wish: '',
    acting: false,
    version: 0,
    first: null,
    revision: 0,
    sent: 0,
    there: null,
    refused: null,
    updatedAt: now,
    savedAt: null,
  }
}
export const isBlank = (record: DraftRecord): boolean =>
  record.version === 0 &&
  record.files.length === 0 &&
  !(record.draft.title + record.draft.situation + record.draft.analysis + record.draft.advice).trim()
export const isSettled = (record: DraftRecord): boolean =>
  record.sent >= record.revision && record.files.length === 0 && record.wish === '' && record.version > 0
