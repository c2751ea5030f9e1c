// The postman: sends all drafts of the person that wait, when the page starts, when the network comes back, when the
// page is looked at again, and every half minute while something waits.
import { ref } from 'vue'
import { useSession } from '@shared/api'
import { isBlank, isSettled } from './records'
import { draftsOf } from './store'
import { sendDraft } from './send'
import type { Outcome } from './send'
import { wire } from './wire'

/** Goes up whenever a draft was sent; lists look again. */
export const posted = ref(0)
/** The title of what was submitted in the background, for a word to the person. */
export const delivered = ref<{ id: string; title: string } | null>(null)

export async function postOne(id: string): Promise<Outcome> {
  const session = useSession()
  if (session.session && !session.session.csrf) await session.load(true).catch(() => null)
  if (!session.session?.csrf) return 'waiting'
  const outcome = await sendDraft(id, wire)
  posted.value += 1
  return outcome
}
export async function postAll(): Promise<void> {
  const owner = useSession().session?.account.id
  if (!owner || !navigator.onLine) return
  for (const record of await draftsOf(owner).catch(() => [])) {
    // What was refused waits for the person, not for us.
    if (record.refused || isBlank(record) || isSettled(record)) continue
    const wished = record.wish !== ''
    const outcome = await postOne(record.id)
    if (outcome === 'done' && wished) delivered.value = { id: record.id, title: record.draft.title }
    if (outcome === 'waiting') return
  }
}
export function startPost(): void {
  const go = () => void postAll()
  window.addEventListener('online', go)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && go())
  window.setInterval(go, 30_000)
  go()
}
