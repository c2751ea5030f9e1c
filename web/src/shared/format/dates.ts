// Dates in words. The committees live in one zone without summer time: UTC+8, whatever the browser says.
import type { Language } from '../api/types'

const zone = 8 * 3600_000
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}
function partsOf(milliseconds: number): Parts {
  const d = new Date(milliseconds + zone)
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
  }
}
const two = (n: number) => String(n).padStart(2, '0')

/** Days since 1970 of "2026-07-12" or of a moment, in the committees' zone. */
export function dayNumber(when: string | number | Date): number {
  if (typeof when === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(when))
    return Math.floor(Date.parse(`${when}T00:00:00Z`) / 86_400_000)
  return Math.floor((new Date(when).getTime() + zone) / 86_400_000)
}
export const today = (now: number = Date.now()) => isoDate(dayNumber(now))
export const isoDate = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** "7月12日", or "2025年7月12日" when it is another year. */
export function dateWords(when: string | null | undefined, language: Language, now = Date.now()): string {
  if (!when) return ''
  const p = partsOf(dayNumber(when) * 86_400_000 - zone)
  const otherYear = p.year !== partsOf(now).year
  if (language === 'en') return `${p.day} ${monthNames[p.month - 1]}${otherYear ? ` ${p.year}` : ''}`
  return `${otherYear ? `${p.year}年` : ''}${p.month}月${p.day}日`
}
export function fullDate(when: string | null | undefined, language: Language): string {
  if (!when) return ''
  const p = partsOf(dayNumber(when) * 86_400_000 - zone)
  return language === 'en' ? `${p.day} ${monthNames[p.month - 1]} ${p.year}` : `${p.year}年${p.month}月${p.day}日`
}
/** "今天 14:03", "昨天 09:10", "7月12日 14:03". */
export function momentWords(when: string | null | undefined, language: Language, now = Date.now()): string {
  if (!when) return ''
  const milliseconds = new Date(when).getTime()
  const p = partsOf(milliseconds)
  const clock = `${two(p.hour)}:${two(p.minute)}`
  const ago = dayNumber(now) - dayNumber(when)
  if (ago === 0) return `${language === 'en' ? 'today' : '今天'} ${clock}`
  if (ago === 1) return `${language === 'en' ? 'yesterday' : '昨天'} ${clock}`
  return `${dateWords(when, language, now)} ${clock}`
}
export function clockWords(when: string | number | Date): string {
  const p = partsOf(new Date(when).getTime())
  return `${two(p.hour)}:${two(p.minute)}`
}
