// Cuts a text into pieces so that given words can be marked without writing HTML.
import type { Piece } from '@shared/api'

export function markText(text: string, words: string[]): Piece[] {
  const pieces: Piece[] = []
  let rest = text
  while (rest) {
    const next = first(rest, words)
    if (!next) break
    if (next.at > 0) pieces.push({ text: rest.slice(0, next.at), hit: false })
    pieces.push({ text: next.word, hit: true })
    rest = rest.slice(next.at + next.word.length)
  }
  if (rest) pieces.push({ text: rest, hit: false })
  return pieces
}
function first(text: string, words: string[]): { at: number; word: string } | undefined {
  let best: { at: number; word: string } | undefined
  for (const word of words) {
    const at = word ? text.indexOf(word) : -1
    if (at >= 0 && (!best || at < best.at)) best = { at, word }
  }
  return best
}
