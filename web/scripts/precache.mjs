// Puts the list of the member face's files into dist/sw.js, with a hash of each that has no hash in its name.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { reachable } from './manifest.mjs'

const hash = (file) =>
  createHash('sha256')
    .update(readFileSync(`dist/${file}`))
    .digest('hex')
    .slice(0, 12)
const files = reachable('member/index.html', { lazy: true }).sort()
const list = [
  { url: '/member/', revision: hash('member/index.html') },
  ...files.map((file) => ({ url: `/${file}`, revision: null })),
]
const worker = 'dist/sw.js'
if (!existsSync(worker)) throw new Error('dist/sw.js is missing')
const before = readFileSync(worker, 'utf8')
const mark = /["'`]__PRECACHE__["'`]/
if (!mark.test(before)) throw new Error('dist/sw.js has no place for the list (the text "__PRECACHE__")')
writeFileSync(
  worker,
  before.replace(mark, () => JSON.stringify(JSON.stringify(list))),
)
console.log(`precache: ${list.length} files`)
