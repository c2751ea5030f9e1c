// Places the radar's dots: a day is a column; dots of one unit on one day stand side by side.
import type { Radar, RadarDot } from '@shared/api'

export const cell = { width: 14, height: 30, label: 150, head: 26 }
export interface Placed {
  dot: RadarDot
  x: number
  y: number
}
export interface Picture {
  width: number
  height: number
  dots: Placed[]
  todayX: number
  months: { x: number; words: string }[]
}
/** A dot before the first or after the last day stands at the edge. */
export function columnOf(days: Radar['days'], date: string): number {
  if (!days.length || date <= days[0]!.date) return 0
  const found = days.findIndex((day) => day.date >= date)
  return found < 0 ? days.length - 1 : found
}
export function picture(radar: Radar): Picture {
  const dots: Placed[] = []
  radar.units.forEach((row, index) => {
    const taken = new Map<number, number>()
    for (const dot of row.dots) {
      const column = columnOf(radar.days, dot.due_on)
      const before = taken.get(column) ?? 0
      taken.set(column, before + 1)
      const shift = Math.min(before, 2) * 8 - 4 * Math.min(before, 1)
      dots.push({
        dot,
        x: cell.label + column * cell.width + cell.width / 2,
        y: cell.head + index * cell.height + cell.height / 2 + shift,
      })
    }
  })
  const months = radar.days.flatMap((day, index) =>
    index === 0 || day.date.endsWith('-01')
      ? [{ x: cell.label + index * cell.width, words: `${Number(day.date.slice(5, 7))}月` }]
      : [],
  )
  return {
    width: cell.label + radar.days.length * cell.width + 8,
    height: cell.head + radar.units.length * cell.height + 4,
    dots,
    todayX: cell.label + columnOf(radar.days, radar.today) * cell.width + cell.width / 2,
    months: months.filter((month, index) => index === 0 || month.x - months[index - 1]!.x > 30),
  }
}
