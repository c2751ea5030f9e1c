// First-load bytes (gzip) of each face against its budget; a face over budget fails the build.
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { manifest, reachable } from './manifest.mjs'

const size = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / 1000
const sum = (files) => files.reduce((all, file) => all + size(file), 0)
const faces = [
  { name: 'desk', entry: 'desk/index.html', budget: 210, page: 'dist/desk/index.html', lazy: 200 },
  { name: 'member', entry: 'member/index.html', budget: 90, page: 'dist/member/index.html', lazy: 60 },
  { name: 'portal', entry: 'src/portal/portal.ts', budget: 40, lazy: 70 },
]
let over = false
for (const { name, entry, budget, page, lazy } of faces) {
  const first = reachable(entry)
  const kB = sum(first) + (page && existsSync(page) ? gzipSync(readFileSync(page)).length / 1000 : 0)
  const later = Object.values(manifest).filter(
    (c) => c.isDynamicEntry && reachable(entry, { lazy: true }).includes(c.file),
  )
  const worst = later
    .map((c) => ({ name: c.name, kB: sum(reachable(keyOf(c)).filter((f) => !first.includes(f))) }))
    .sort((a, b) => b.kB - a.kB)[0]
  const bad = kB > budget || (worst && worst.kB > lazy)
  over ||= bad
  const route = worst ? `, largest lazy part ${worst.name} ${worst.kB.toFixed(1)} of ${lazy}` : ''
  console.log(`${bad ? 'OVER' : 'ok  '} ${name}: first load ${kB.toFixed(1)} of ${budget} kB gzip${route}`)
}
process.exit(over ? 1 : 0)

function keyOf(chunk) {
  return Object.keys(manifest).find((key) => manifest[key] === chunk)
}
