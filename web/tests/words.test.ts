// @vitest-environment node
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Book } from '@shared/i18n'

const books = import.meta.glob<{ default: Book }>('../src/shared/i18n/words/*/*.ts', { eager: true })
const keysOf = (book: Book, path = ''): string[] =>
  Object.entries(book).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  )
const placesOf = (book: Book, path = ''): string[] =>
  Object.entries(book).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${path}${key}:${(value.match(/\{\w+\}/g) ?? []).sort().join()}`]
      : placesOf(value, `${path}${key}.`),
  )
const book = (language: string, area: string) => books[`../src/shared/i18n/words/${language}/${area}`]!.default
const areas = readdirSync(new URL('../src/shared/i18n/words/zh', import.meta.url))

test.each(areas)('%s says the same things in both languages', (area) => {
  expect(keysOf(book('en', area)).sort()).toEqual(keysOf(book('zh', area)).sort())
})
test.each(areas)('%s puts the same values into its sentences in both languages', (area) => {
  expect(placesOf(book('en', area)).sort()).toEqual(placesOf(book('zh', area)).sort())
})

// Keys written in the code must be in the books. Keys put together at run time are seen in the browser tests.
const sources = import.meta.glob<string>('../src/{desk,member,shared}/**/*.{vue,ts}', {
  eager: true,
  query: '?raw',
  import: 'default',
})
test('every key that the code writes out is in the book of its face', () => {
  const missing: string[] = []
  for (const [file, text] of Object.entries(sources)) {
    const area = file.includes('/src/member/') ? 'member.ts' : 'desk.ts'
    if (!areas.includes(area)) continue
    const known = new Set(keysOf(book('zh', area)))
    for (const [, key] of text.matchAll(/\bt\('([\w.-]+)'/g)) if (!known.has(key!)) missing.push(`${file} ${key}`)
  }
  expect(missing).toEqual([])
})
