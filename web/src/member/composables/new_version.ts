// The service worker: the page at hand without a network, and "有新版本" when there is one. It never takes over by
// itself, and not while a form is half-filled.
import { ref } from 'vue'

export const newVersion = ref(false)
/** Ids of forms with something that is not yet kept. */
export const dirtyForms = new Set<string>()
let waiting: ServiceWorker | null = null

export async function watchVersion(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  try {
    const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/member/' })
    const found = (worker: ServiceWorker | null) => {
      // The very first worker replaces nothing.
      if (!worker || !navigator.serviceWorker.controller) return
      waiting = worker
      newVersion.value = true
    }
    found(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing
      worker?.addEventListener('statechange', () => worker.state === 'installed' && found(worker))
    })
    window.setInterval(() => void registration.update().catch(() => undefined), 3_600_000)
  } catch {
    // WeChat's browser on iOS has none; everything but a cold start without network works all the same.
  }
}
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting?.postMessage('take-over')
}
