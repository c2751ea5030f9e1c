// One draft under the pen: kept on the phone one second after the last key, then on the server when it can be reached.
import { computed, onBeforeUnmount, reactive, ref, shallowRef } from 'vue'
import { readProposal, useSession } from '@shared/api'
import type { ProposalPage } from '@shared/api'
import { emptyRecord, textsOf } from './records'
import type { DraftRecord, Wish } from './records'
import { changeDraft, dropDraft, getDraft, putDraft } from './store'
import { isConflict, keepMine } from './send'
import type { Outcome } from './send'
import { postOne } from './post'
import { wire } from './wire'
import { dirtyForms } from '../composables/new_version'

export function useDraft(id: string) {
  const owner = useSession().session?.account.id ?? ''
  const record = reactive<DraftRecord>(emptyRecord(id, owner))
  const page = shallowRef<ProposalPage | null>(null)
  const ready = ref(false)
  const missing = ref(false)
  const pending = ref(false)
  const keepFault = ref(false)
  const keptAt = ref<number | null>(null)
  let timer = 0
  let closed = false

  function take(kept: DraftRecord) {
    Object.assign(record, kept)
  }
  function takePage(read: ProposalPage) {
    const p = read.proposal
    page.value = read
    const people = read.signers.filter((one) => one.part !== 'first_proposer').map((one) => one.member)
    take({
      ...emptyRecord(id, owner),
      draft: {
        id,
        kind: p.kind,
        body: p.body || null,
        title: p.title,
        situation: read.situation,
        analysis: read.analysis,
        advice: read.advice,
        category: p.category || null,
        suggested_units: read.suggested_units.map((unit) => unit.id),
        co_signers: people.map((one) => one.id),
        publish_consent: p.publish_consent,
        publish_reason: p.publish_reason,
        may_second: p.may_second,
      },
      units: read.suggested_units,
      people,
      version: p.version,
      there: { title: p.title, situation: read.situation, analysis: read.analysis, advice: read.advice },
      savedAt: new Date(p.updated_at).getTime(),
    })
  }
  /** `known`: the server should have it (it is not a new one). */
  async function open(known: boolean) {
    const kept = await getDraft(id).catch(() => undefined)
    if (kept && kept.owner === owner) take(kept)
    if (kept ? kept.version > 0 : known) {
      const read = await readProposal(id).catch(() => null)
      if (read) page.value = read
      // Nothing of ours waits: the server's is the newest.
      if (read && (!kept || (kept.sent >= kept.revision && kept.files.length === 0))) {
        takePage(read)
        if (kept) await putDraft(plain()).catch(() => undefined)
      }
      if (!read && !kept) missing.value = true
    }
    keptAt.value = kept?.updatedAt ?? null
    ready.value = true
  }
  /** A copy without Vue's wrapping; files are carried over as they are. */
  function plain(): DraftRecord {
    const files = record.files.map((file) => ({ ...file }))
    return { ...(JSON.parse(JSON.stringify({ ...record, files: [] })) as DraftRecord), files }
  }
  function touch() {
    pending.value = true
    dirtyForms.add(id)
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void now(), 1000)
  }
  /** Writes to the phone. */
  async function keep() {
    window.clearTimeout(timer)
    if (!pending.value) return
    pending.value = false
    const mine = plain()
    try {
      const kept = await changeDraft(id, (there) => {
        there.draft = mine.draft
        there.units = mine.units
        there.people = mine.people
        there.files = mine.files
        there.revision += 1
        there.updatedAt = Date.now()
      })
      if (!kept) await putDraft({ ...mine, revision: mine.revision + 1, updatedAt: Date.now() })
      keptAt.value = Date.now()
      keepFault.value = false
    } catch {
      // A browser that keeps nothing (private mode, full disk): say so; the server still gets it below.
      keepFault.value = true
      pending.value = true
    }
  }
  async function now(): Promise<Outcome> {
    await keep()
    const outcome = await postOne(id).catch((): Outcome => 'waiting')
    const kept = await getDraft(id).catch(() => undefined)
    if (kept && !closed) {
      const { version, first, revision, sent, there, refused, wish, acting, savedAt } = kept
      Object.assign(record, { version, first, revision, sent, there, refused, wish, acting, savedAt })
      if (!pending.value && kept.files.length !== record.files.length) uploaded(kept)
    }
    if (!pending.value && outcome !== 'waiting') dirtyForms.delete(id)
    return outcome
  }
  /** Files that have arrived leave the list here; the page is read again to show them as the server's. */
  function uploaded(kept: DraftRecord) {
    record.files = kept.files
    void readProposal(id).then(
      (read) => !closed && (page.value = read),
      () => undefined,
    )
  }
  async function wishFor(wish: Wish): Promise<Outcome> {
    if (record.revision === 0 && record.version === 0) pending.value = true
    await keep()
    if (!(await getDraft(id).catch(() => undefined))) await putDraft(plain())
    await changeDraft(id, (kept) => void ((kept.wish = wish), (kept.refused = null)))
    return now()
  }
  async function takeTheirs() {
    const read = await readProposal(id)
    takePage(read)
    await putDraft(plain())
  }
  async function takeMine() {
    await keepMine(id, wire)
    return now()
  }
  async function forget() {
    window.clearTimeout(timer)
    pending.value = false
    closed = true
    dirtyForms.delete(id)
    await dropDraft(id).catch(() => undefined)
  }
  const hide = () => document.visibilityState === 'hidden' && void keep()
  document.addEventListener('visibilitychange', hide)
  window.addEventListener('pagehide', hide)
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', hide)
    window.removeEventListener('pagehide', hide)
    if (pending.value && !closed) void now()
    closed = true
    dirtyForms.delete(id)
  })
  return {
    record,
    page,
    ready,
    missing,
    pending,
    keepFault,
    keptAt,
    conflict: computed(() => isConflict(record)),
    texts: computed(() => textsOf(record.draft)),
    open,
    touch,
    now,
    wishFor,
    takeTheirs,
    takeMine,
    forget,
  }
}
