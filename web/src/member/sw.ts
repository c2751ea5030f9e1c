// Keeps the member face at hand without a network: its files are stored at install, its page answers any address
// below /member/ when the network doesn't. Data is never kept here; drafts live in IndexedDB.

const worker = self as unknown as ServiceWorkerGlobalScope

interface Kept {
  url: string
  revision: string | null
}
// scripts/precache.mjs puts the list of files here.
const kept: Kept[] = JSON.parse('__PRECACHE__')
// The page names its hashed parts, so its revision stands for all of them.
const store = `member-${kept[0]?.revision ?? ''}`

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(store).then((cache) => cache.addAll(kept.map((k) => new Request(k.url, { cache: 'no-cache' })))),
  )
})

worker.addEventListener('activate', (event) => {
  const others = (names: string[]) => names.filter((name) => name.startsWith('member-') && name !== store)
  event.waitUntil(caches.keys().then((names) => Promise.all(others(names).map((name) => caches.delete(name)))))
})

// A new version waits until the page, with no form half-filled, asks for it.
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting()
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin || url.pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') {
    const page = () => caches.match('/member/').then((found) => found ?? Response.error())
    event.respondWith(fetch(request).catch(page))
  } else if (kept.some((k) => k.url === url.pathname)) {
    event.respondWith(caches.match(url.pathname).then((found) => found ?? fetch(request)))
  }
})
