// How a number of the statistics is written and where it leads.
import type { Measure, StatisticRow } from '@shared/api'
import { count, percent } from '@shared/format'

export function valueWords(measure: Measure | undefined, value: number | undefined): string {
  if (value === undefined) return '—'
  return measure?.kind === 'rate' ? percent(value) : count(value)
}
/** Links of the server are addresses of the desk, or only the list's query. */
export function deskPath(link: string): string {
  if (!link) return ''
  return link.startsWith('?') ? `/proposals${link}` : link.replace(/^\/desk(?=\/)/, '')
}
export const linkOf = (row: StatisticRow, measure: string) => deskPath(row.links[measure] || row.link)
