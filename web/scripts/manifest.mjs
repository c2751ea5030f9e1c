// What a face loads, read from Vite's manifest. Shared by budget.mjs and precache.mjs.
import { readFileSync } from 'node:fs'

export const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))

/** Files that the entry needs: at once, or with `lazy` everything that it can reach later too. */
export function reachable(entry, { lazy = false } = {}) {
  const seen = new Set()
  const found = new Set()
  const walk = (name) => {
    if (seen.has(name)) return
    seen.add(name)
    const chunk = manifest[name]
    if (!chunk) throw new Error(`no ${name} in the manifest`)
    found.add(chunk.file)
    for (const css of chunk.css ?? []) found.add(css)
    for (const next of chunk.imports ?? []) walk(next)
    if (lazy) for (const next of chunk.dynamicImports ?? []) walk(next)
  }
  walk(entry)
  return [...found].filter((file) => !file.endsWith('.html'))
}
