// Places the stages of a lifecycle in rows: a stage stands one row below the nearest stage that leads to it. A stage
// that nothing leads to is not in use here and is left out.
import type { Lifecycle } from '../api/types'

export interface Box {
  stage: string
  x: number
  y: number
  row: number
}
export interface Line {
  from: string
  to: string
  acts: string[]
  path: string
  back: boolean
}
export interface Layout {
  boxes: Box[]
  lines: Line[]
  width: number
  height: number
}
export const box = { width: 132, height: 40, across: 28, down: 44 }

export function rowsOf(lifecycle: Lifecycle): Map<string, number> {
  const rows = new Map<string, number>([[lifecycle.initial, 0]])
  const queue = [lifecycle.initial]
  for (let at = 0; at < queue.length; at += 1) {
    const stage = queue[at]!
    for (const { to } of lifecycle.transitions.filter((one) => one.from === stage)) {
      if (rows.has(to)) continue
      rows.set(to, rows.get(stage)! + 1)
      queue.push(to)
    }
  }
  return rows
}

export function layout(lifecycle: Lifecycle): Layout {
  const rows = rowsOf(lifecycle)
  const byRow = new Map<number, string[]>()
  for (const { code } of lifecycle.stages) {
    const row = rows.get(code)
    if (row !== undefined) byRow.set(row, [...(byRow.get(row) ?? []), code])
  }
  const widest = Math.max(1, ...[...byRow.values()].map((row) => row.length))
  const width = widest * (box.width + box.across) + box.across + 60
  const boxes: Box[] = []
  for (const [row, stages] of byRow) {
    const left = (width - stages.length * (box.width + box.across) + box.across) / 2
    stages.forEach((stage, at) =>
      boxes.push({ stage, row, x: left + at * (box.width + box.across), y: 12 + row * (box.height + box.down) }),
    )
  }
  const height = (Math.max(...byRow.keys()) + 1) * (box.height + box.down)
  return { boxes, lines: linesOf(lifecycle, boxes), width, height }
}

function linesOf(lifecycle: Lifecycle, boxes: Box[]): Line[] {
  const found = new Map<string, Line>()
  for (const { from, to, act } of lifecycle.transitions) {
    const [a, b] = [boxes.find((one) => one.stage === from), boxes.find((one) => one.stage === to)]
    if (!a || !b) continue
    const known = found.get(`${from}>${to}`)
    if (known) known.acts.push(act)
    else found.set(`${from}>${to}`, { from, to, acts: [act], path: curve(a, b), back: b.row <= a.row })
  }
  return [...found.values()]
}

/** Downwards a soft S; to the same row or upwards round the side. */
function curve(a: Box, b: Box): string {
  const [ax, bx] = [a.x + box.width / 2, b.x + box.width / 2]
  if (b.row > a.row) {
    const [y1, y2] = [a.y + box.height, b.y]
    const middle = (y1 + y2) / 2
    return `M${ax} ${y1}C${ax} ${middle} ${bx} ${middle} ${bx} ${y2 - 3}`
  }
  const right = Math.max(a.x, b.x) + box.width + 22
  const [y1, y2] = [a.y + box.height / 2, b.y + box.height / 2]
  return `M${a.x + box.width} ${y1}C${right} ${y1} ${right} ${y2} ${b.x + box.width + 3} ${y2}`
}
