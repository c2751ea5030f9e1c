// Unread notices, live where the server has a socket; else asked again when the page is looked at.
import { ref } from 'vue'
import { listen, readNotices, useSession } from '@shared/api'

export const unread = ref(0)
/** Goes up when something changed that a list may show. */
export const changed = ref(0)
let line: { close: () => void } | undefined

export function startLive(): void {
  stopLive()
  unread.value = useSession().session?.unread ?? 0
  line = listen((message) => {
    if (message.kind === 'notice') unread.value = message.unread
    changed.value += 1
  })
}
export function stopLive(): void {
  line?.close()
  line = undefined
}
export function watchUnread(): void {
  document.addEventListener('visibilitychange', async () => {
    if (document.visibilityState !== 'visible' || !useSession().session) return
    const read = await readNotices(true).catch(() => null)
    if (read) unread.value = read.unread
  })
}
