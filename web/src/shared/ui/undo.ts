// One thing at a time can be undone for eight seconds; a second act settles the first.
import { ref } from 'vue'

export interface Undoable {
  what: string
  undo: () => void | Promise<void>
  /** Done for good when the time is over or something else comes. */
  settle?: () => void | Promise<void>
}
export const undoSeconds = 8
export const waiting = ref<Undoable | null>(null)
let timer = 0

export function offerUndo(next: Undoable): void {
  settleNow()
  waiting.value = next
  timer = window.setTimeout(settleNow, undoSeconds * 1000)
}
export function undoNow(): void {
  const last = waiting.value
  window.clearTimeout(timer)
  waiting.value = null
  void last?.undo()
}
export function settleNow(): void {
  const last = waiting.value
  window.clearTimeout(timer)
  waiting.value = null
  void last?.settle?.()
}
if (typeof window !== 'undefined') window.addEventListener('pagehide', settleNow)

/** Short news that may be missed; faults never go here. */
export const news = ref('')
let newsTimer = 0
export function tell(words: string): void {
  news.value = words
  window.clearTimeout(newsTimer)
  newsTimer = window.setTimeout(() => (news.value = ''), 6000)
}
