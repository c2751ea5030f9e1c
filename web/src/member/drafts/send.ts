// Brings a draft to the server: made once, saved over, files added, then submitted or shown to the co-signers. Every
// step may be broken off at any point and done again; nothing comes out twice and nothing is thrown away here.
import { asProblem } from '@shared/api'
import type { Draft, Stage } from '@shared/api'
import type { DraftRecord, KeptFile, Texts, Wish } from './records'
import { sameTexts, textsOf } from './records'
import { changeDraft, dropDraft, getDraft } from './store'

/** What the sender needs of the server. */
export interface Wire {
  create: (draft: Draft) => Promise<{ version: number }>
  save: (id: string, version: number, draft: Draft) => Promise<{ version: number }>
  read: (id: string) => Promise<Texts & { version: number; stage: Stage }>
  attach: (id: string, file: KeptFile) => Promise<unknown>
  act: (id: string, wish: Wish, version: number) => Promise<unknown>
}
/** done: its wish is fulfilled and the record is gone; saved: all is there; waiting: the network or the server is
 *  away, try later; refused: the record says why. */
export type Outcome = 'done' | 'saved' | 'waiting' | 'refused' | 'gone'

const writable: Stage[] = ['draft', 'returned', 'cosigning']
const running = new Map<string, Promise<Outcome>>()

/** Sends what is not yet sent. A second call while one runs waits for it and then looks again. */
export function sendDraft(id: string, wire: Wire): Promise<Outcome> {
  const before = running.get(id) ?? Promise.resolve()
  const mine = before.catch(() => undefined).then(() => sendAll(id, wire))
  running.set(id, mine)
  const forget = () => running.get(id) === mine && running.delete(id)
  mine.then(forget, forget)
  return mine
}

async function sendAll(id: string, wire: Wire): Promise<Outcome> {
  try {
    await changeDraft(id, (record) => (record.refused = null))
    const made = await make(id, wire)
    if (!made) return 'gone'
    await save(id, wire)
    await attach(id, wire)
    return await act(id, wire)
  } catch (error) {
    const problem = asProblem(error)
    const later = problem.unreachable || problem.status >= 500 || problem.status === 429 || problem.status === 401
    if (later) return 'waiting'
    await changeDraft(id, (record) => {
      record.refused = { code: problem.code, words: problem.detail || problem.title, errors: problem.errors }
      record.wish = ''
      record.acting = false
    })
    return 'refused'
  }
}

async function make(id: string, wire: Wire): Promise<boolean> {
  const record = await changeDraft(id, (kept) => {
    if (kept.version === 0 && !kept.first) kept.first = { ...kept.draft }
  })
  if (!record) return false
  if (record.version > 0) return true
  const first = record.first!
  try {
    const made = await wire.create(first)
    await changeDraft(id, (kept) => took(kept, made.version, first))
  } catch (error) {
    // Refused for its content: the next try may carry another one.
    const { status } = asProblem(error)
    if (status >= 400 && status < 500 && status !== 401 && status !== 429)
      await changeDraft(id, (kept) => (kept.first = null))
    throw error
  }
  return true
}

function took(record: DraftRecord, version: number, content: Draft, revision?: number): void {
  record.version = version
  record.there = textsOf(content)
  record.savedAt = Date.now()
  if (revision !== undefined) record.sent = revision
  else if (JSON.stringify(content) === JSON.stringify(record.draft)) record.sent = record.revision
}

async function save(id: string, wire: Wire): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const record = await getDraft(id)
    if (!record || record.sent >= record.revision) return
    const { draft, revision, version } = record
    try {
      const saved = await wire.save(id, version, draft)
      await changeDraft(id, (kept) => took(kept, saved.version, draft, revision))
    } catch (error) {
      if (!asProblem(error).conflict) throw error
      await settleConflict(record, wire, error)
    }
  }
}
/** The version moved on. Ours, when the answer to our own saving was lost; otherwise somebody else's: stop. */
async function settleConflict(record: DraftRecord, wire: Wire, error: unknown): Promise<void> {
  const there = await wire.read(record.id)
  const known = sameTexts(there, record.draft) || sameTexts(there, record.there)
  if (!known || there.version === record.version || !writable.includes(there.stage)) throw error
  await changeDraft(record.id, (kept) => (kept.version = there.version))
}

async function attach(id: string, wire: Wire): Promise<void> {
  const files = (await getDraft(id))?.files ?? []
  for (const file of files) {
    await wire.attach(id, file)
    await changeDraft(id, (kept) => (kept.files = kept.files.filter((one) => one.key !== file.key)))
  }
  if (files.length === 0) return
  const { version } = await wire.read(id)
  await changeDraft(id, (kept) => (kept.version = version))
}

async function act(id: string, wire: Wire): Promise<Outcome> {
  const record = await getDraft(id)
  if (!record) return 'gone'
  const { wish } = record
  if (wish === '') return 'saved'
  if (record.acting) {
    const there = await wire.read(id)
    if (fulfilled(wish, there.stage)) return finish(id)
    await changeDraft(id, (kept) => (kept.version = there.version))
  }
  const kept = await changeDraft(id, (one) => (one.acting = true))
  await wire.act(id, wish, kept!.version)
  return finish(id)
}
const fulfilled = (wish: Wish, stage: Stage) =>
  wish === 'submit' ? !writable.includes(stage) : stage !== 'draft' && stage !== 'returned'
async function finish(id: string): Promise<Outcome> {
  await dropDraft(id)
  return 'done'
}

/** Keeps mine: the next saving goes over what is there. */
export async function keepMine(id: string, wire: Wire): Promise<void> {
  const there = await wire.read(id)
  await changeDraft(id, (record) => {
    record.version = there.version
    record.there = textsOf(there)
    record.refused = null
  })
}
export const isConflict = (record: DraftRecord | null | undefined) => record?.refused?.code === 'changed_meanwhile'
