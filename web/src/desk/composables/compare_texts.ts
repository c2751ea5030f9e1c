// Two texts by paragraph, for the difference that an editor sees while typing. The longest common run of paragraphs
// stays; what stands at the same place in both is shown as removed and added.
import type { Paragraph } from '@shared/api'

const paragraphsOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export function compareTexts(before: string, after: string): Paragraph[] {
  const [a, b] = [paragraphsOf(before), paragraphsOf(after)]
  const common = table(a, b)
  const out: Paragraph[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push(one('same', a[i]!))
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      out.push(one('removed', a[i]!))
      i += 1
    } else {
      out.push(one('added', b[j]!))
      j += 1
    }
  }
  return out
}
const one = (kind: 'same' | 'added' | 'removed', text: string): Paragraph => ({ kind, pieces: [{ kind, text }] })

/** lengths[i][j]: how many paragraphs a[i..] and b[j..] have in common, in order. */
function table(a: string[], b: string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  return lengths
}
