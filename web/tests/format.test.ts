// @vitest-environment node
import { describe, expect, test } from 'vitest'
import {
  bytesWords,
  count,
  countCharacters,
  csvOf,
  dateWords,
  dayNumber,
  dueOf,
  momentWords,
  percent,
  stageTone,
  today,
  usedShare,
} from '@shared/format'

const noon = Date.parse('2026-07-12T04:00:00Z') // 12:00 in the committees' zone

describe('dates', () => {
  test('a moment late in the day belongs to the next day there', () => {
    expect(dayNumber('2026-07-12T16:30:00Z')).toBe(dayNumber('2026-07-13'))
    expect(today(Date.parse('2026-07-12T16:30:00Z'))).toBe('2026-07-13')
  })
  test('the year is said only when it is another one', () => {
    expect(dateWords('2026-03-01', 'zh', noon)).toBe('3月1日')
    expect(dateWords('2025-12-31', 'zh', noon)).toBe('2025年12月31日')
    expect(dateWords('2025-12-31', 'en', noon)).toBe('31 Dec 2025')
    expect(dateWords(null, 'zh', noon)).toBe('')
  })
  test('today and yesterday are named', () => {
    expect(momentWords('2026-07-12T01:05:00Z', 'zh', noon)).toBe('今天 09:05')
    expect(momentWords('2026-07-10T23:10:00Z', 'zh', noon)).toBe('昨天 07:10')
    expect(momentWords('2026-07-09T01:00:00Z', 'en', noon)).toBe('9 Jul 09:00')
  })
})

describe('time left', () => {
  test.each([
    ['2026-07-15', '还剩 3 天', '3 days left', 'near'],
    ['2026-07-16', '还剩 4 天', '4 days left', 'calm'],
    ['2026-07-13', '明天到期', 'due tomorrow', 'near'],
    ['2026-07-12', '今天到期', 'due today', 'near'],
    ['2026-07-11', '逾期 1 天', '1 day late', 'late'],
    ['2026-07-01', '逾期 11 天', '11 days late', 'late'],
  ])('%s: %s', (due, zh, en, tone) => {
    expect(dueOf(due, 'zh', noon)).toMatchObject({ words: zh, tone })
    expect(dueOf(due, 'en', noon)).toMatchObject({ words: en, tone })
  })
  test('no due day, no words', () => expect(dueOf(null, 'zh', noon)).toBeNull())
  test('the used share stays between nothing and all', () => {
    expect(usedShare('2026-07-02', '2026-07-22', noon)).toBeCloseTo(0.5)
    expect(usedShare('2026-07-20', '2026-07-22', noon)).toBe(0)
    expect(usedShare('2026-06-01', '2026-07-01', noon)).toBe(1)
  })
})

test('sizes and numbers', () => {
  expect([bytesWords(412), bytesWords(48_213), bytesWords(3_400_000)]).toEqual(['412 B', '48 KB', '3.4 MB'])
  expect([count(5571), count(12), count(1_000_000)]).toEqual(['5,571', '12', '1,000,000'])
  expect([percent(0.983), percent(1)]).toEqual(['98.3%', '100%'])
})
test('characters are counted as a reader does', () => {
  expect(countCharacters('一 二\n三')).toBe(3)
  expect(countCharacters('𠮷野家')).toBe(3)
})
test('an unknown stage of a newer server is neutral', () => expect(stageTone('later')).toBe('neutral'))
test('a table for Excel quotes what it must and runs nothing', () => {
  const table = csvOf([
    ['单位', '件'],
    ['局, "办"', '=1+1'],
    ['甲', '-5'],
  ])
  expect(table).toBe('\ufeff单位,件\r\n"局, ""办""",\'=1+1\r\n甲,-5\r\n')
})
