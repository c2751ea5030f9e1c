import { ref } from 'vue'

/** Whether the browser believes in a network. The server may still be away. */
export const online = ref(navigator.onLine)
export function watchNetwork(): void {
  window.addEventListener('online', () => (online.value = true))
  window.addEventListener('offline', () => (online.value = false))
}
