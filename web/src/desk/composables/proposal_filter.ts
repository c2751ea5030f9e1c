// The list's filter lives in the address, so that every view can be kept, sent and come back to.
import type { LocationQuery } from 'vue-router'
import { views } from '@shared/api'
import type { View } from '@shared/api'

export const filterKeys = [
  'q',
  'stage',
  'category',
  'sector',
  'unit',
  'kind',
  'class',
  'rating',
  'term',
  'session',
  'late',
] as const
export type FilterKey = (typeof filterKeys)[number]

export interface ListFilter {
  view: View
  sort: string
  after: string
  values: Partial<Record<FilterKey, string>>
}
const one = (value: unknown) => (typeof value === 'string' ? value : '')

export function filterOf(query: LocationQuery): ListFilter {
  const view = one(query.view) as View
  const values: ListFilter['values'] = {}
  for (const key of filterKeys) if (one(query[key])) values[key] = one(query[key])
  return {
    view: views.includes(view) ? view : 'all',
    sort: one(query.sort) || 'updated',
    after: one(query.after),
    values,
  }
}
/** For the address bar and for the server: the same names. Defaults are left out. */
export function queryOf(filter: ListFilter): Record<string, string> {
  const query: Record<string, string> = {}
  if (filter.view !== 'all') query.view = filter.view
  if (filter.sort !== 'updated') query.sort = filter.sort
  if (filter.after) query.after = filter.after
  for (const [key, value] of Object.entries(filter.values)) if (value) query[key] = value
  return query
}
/** Another condition starts again at the first page. */
export function withValue(filter: ListFilter, key: FilterKey, value: string): ListFilter {
  const values = { ...filter.values }
  if (value) values[key] = value
  else delete values[key]
  return { ...filter, after: '', values }
}
