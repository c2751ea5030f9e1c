// Time left, in words: the number alone says nothing about what it means.
import type { Language } from '../api/types'
import { dayNumber } from './dates'

export type DueTone = 'calm' | 'near' | 'late'
export interface Due {
  days: number
  tone: DueTone
  words: string
}

/** Days from today to the due day; near means three days or fewer. */
export function dueOf(dueOn: string | null | undefined, language: Language, now = Date.now()): Due | null {
  if (!dueOn) return null
  const days = dayNumber(dueOn) - dayNumber(now)
  const tone: DueTone = days < 0 ? 'late' : days <= 3 ? 'near' : 'calm'
  return { days, tone, words: language === 'en' ? english(days) : chinese(days) }
}
function chinese(days: number): string {
  if (days < 0) return `逾期 ${-days} 天`
  if (days === 0) return '今天到期'
  if (days === 1) return '明天到期'
  return `还剩 ${days} 天`
}
function english(days: number): string {
  const many = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`
  if (days < 0) return `${many(-days)} late`
  if (days === 0) return 'due today'
  if (days === 1) return 'due tomorrow'
  return `${many(days)} left`
}

/** How much of the time is used, 0 to 1, for a thin bar. Without a start the bar counts back from 90 days. */
export function usedShare(since: string | null, dueOn: string, now = Date.now()): number {
  const end = dayNumber(dueOn)
  const start = since ? dayNumber(since) : end - 90
  if (end <= start) return 1
  return Math.min(1, Math.max(0, (dayNumber(now) - start) / (end - start)))
}
