// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { actName, actsOf, formOf, nextAct, oversightActs } from '@desk/acts/acts'
import { compareTexts } from '@desk/composables/compare_texts'
import { markText } from '@desk/composables/mark_text'
import { filterOf, queryOf, withValue } from '@desk/composables/proposal_filter'
import { columnOf, picture } from '@desk/composables/radar_picture'
import { deskPath, valueWords } from '@desk/composables/statistics'
import { actFor } from '@desk/composables/use_keys'
import { groupsFor, homeFor } from '@desk/navigation'
import { layout, rowsOf } from '@shared/ui/lifecycle_layout'
import { widthFor } from '@shared/theme/text_size'
import zh from '@shared/i18n/words/zh/desk'

describe('acts', () => {
  test('the most important open act is the filled button', () => {
    expect(nextAct(['withdraw', 'return_for_change', 'file'])).toBe('file')
    expect(nextAct(['withdraw'])).toBeUndefined()
  })
  test('names of the server are known under one name, each once', () => {
    expect(actName('send_opinion')).toBe('opinion')
    expect(actsOf(['rate', 'rating', 'save', 'attach', 'close'])).toEqual(['rating', 'close'])
  })
  test.each(['file', 'assign', 'check', 'decide_objection', 'promise_evidence'])(
    '%s has a form, a button and a hint',
    (name) => {
      expect(formOf(name)).toBeDefined()
      expect(zh.act[name as keyof typeof zh.act]).toBeTruthy()
      expect(zh.actHint[name as keyof typeof zh.actHint]).toBeTruthy()
    },
  )
  test('acts of oversight follow right and stage', () => {
    const all = ['oversight.key', 'oversight.supervise']
    expect(oversightActs('handling', all, true)).toEqual(['supervision', 'key', 'raise'])
    expect(oversightActs('closed', all, false)).toEqual(['supervision', 'excellent'])
    expect(oversightActs('submitted', all, true)).toEqual([])
    expect(oversightActs('handling', [], true)).toEqual([])
  })
  test('a dissatisfied rating asks for the reason', () => {
    const reason = formOf('rating')!.fields.find((field) => field.name === 'reason')!
    expect(reason.when!({ attitude: 'satisfied', result: 'dissatisfied' })).toBe(true)
    expect(reason.when!({ attitude: 'satisfied', result: 'satisfied' })).toBe(false)
  })
})

describe('filter in the address', () => {
  test('there and back', () => {
    const query = { view: 'overdue', stage: 'handling', sort: 'due', after: 'x' }
    expect(queryOf(filterOf(query))).toEqual(query)
  })
  test('an unknown view is all, defaults are not written', () => {
    expect(queryOf(filterOf({ view: 'nonsense', sort: 'updated', foreign: 'x' }))).toEqual({})
  })
  test('another condition begins at the first page', () => {
    expect(withValue(filterOf({ after: 'x', stage: 'filed' }), 'category', 'economy')).toMatchObject({
      after: '',
      values: { stage: 'filed', category: 'economy' },
    })
    expect(withValue(filterOf({ stage: 'filed' }), 'stage', '').values).toEqual({})
  })
})

describe('who sees what', () => {
  const powers: Record<string, string[]> = {
    unit_clerk: ['statistics.read'],
    system_admin: ['accounts.read'],
    proposal_head: ['proposals.assign', 'oversight.assess'],
  }
  const names = (role: Parameters<typeof groupsFor>[0][number]) =>
    groupsFor([role], powers[role] ?? []).flatMap((group) => group.places.map((place) => place.name))
  test('units see their own work, not the roster', () => {
    expect(names('unit_clerk')).toContain('assignments')
    expect(names('unit_clerk')).not.toContain('members')
    expect(names('unit_clerk')).not.toContain('dispatch')
  })
  test('a right that the rule book gives shows its page', () => {
    expect(
      groupsFor(['proposal_clerk'], ['oversight.assess']).flatMap((group) => group.places.map((place) => place.name)),
    ).toContain('assessment')
    expect(names('proposal_head')).toContain('dispatch')
  })
  test('only who may read accounts sees them', () => {
    expect(names('system_admin')).toContain('accounts')
    expect(names('proposal_head')).not.toContain('accounts')
  })
  test('leaders begin with the overview, a role without work with the rules', () => {
    expect(homeFor(['committee_leader'], [])).toBe('/overview')
    expect(homeFor(['audit_admin'], [])).toBe('/rules')
    expect(homeFor(['audit_admin'], ['audit.read'])).toBe('/audit')
  })
  test('every place has a name in the words', () => {
    const places = groupsFor(
      ['proposal_head', 'unit_head', 'committee_leader', 'collective_clerk'],
      [
        'proposals.assign',
        'oversight.promises',
        'publication.prepare',
        'statistics.read',
        'oversight.assess',
        'imports.manage',
        'accounts.read',
        'audit.read',
      ],
    )
    for (const place of places.flatMap((group) => group.places))
      expect(zh.page[place.name as keyof typeof zh.page]).toBeTruthy()
  })
})

test('two letters make one key, a letter alone another', () => {
  const [go, single] = [() => undefined, () => undefined]
  const keys = { 'g i': go, i: single }
  expect(actFor(keys, 'i', 'g')).toBe(go)
  expect(actFor(keys, 'i', '')).toBe(single)
  expect(actFor(keys, 'x', 'g')).toBeUndefined()
})
test('texts are compared by paragraph, in order', () => {
  const kinds = compareTexts('一\n二\n三', '一\n二改\n三\n四').map((one) => `${one.kind} ${one.pieces[0]!.text}`)
  expect(kinds).toEqual(['same 一', 'removed 二', 'added 二改', 'same 三', 'added 四'])
  expect(compareTexts('', '一').map((one) => one.kind)).toEqual(['added'])
  expect(compareTexts('', '')).toEqual([])
})
test('marked words are cut out of the text, the earliest first', () => {
  expect(markText('电话 138 和 139', ['139', '138'])).toEqual([
    { text: '电话 ', hit: false },
    { text: '138', hit: true },
    { text: ' 和 ', hit: false },
    { text: '139', hit: true },
  ])
  expect(markText('无', [''])).toEqual([{ text: '无', hit: false }])
})
test('a rate without a whole is a dash, not zero', () => {
  const rate = { name: 'r', words: { zh: '率', en: 'rate' }, kind: 'rate' as const, part: 'a', whole: 'b' }
  expect(valueWords(rate, undefined)).toBe('—')
  expect(valueWords(rate, 0.5)).toBe('50%')
  expect([deskPath('?view=all'), deskPath('/desk/proposals?x=1'), deskPath('')]).toEqual([
    '/proposals?view=all',
    '/proposals?x=1',
    '',
  ])
})
test('dots outside the strip stand at its edges', () => {
  const days = ['2026-07-10', '2026-07-11', '2026-07-12'].map((date) => ({ date, working: true }))
  expect([columnOf(days, '2026-01-01'), columnOf(days, '2026-07-11'), columnOf(days, '2027-01-01')]).toEqual([0, 1, 2])
  expect(picture({ today: '2026-07-11', days, units: [] }).dots).toEqual([])
})
test('a stage that nothing leads to is not drawn; every line has both its ends', () => {
  const code = (name: string) => ({ code: name, words: { zh: name, en: name }, parent: '' })
  const way = (from: string, to: string) => ({ from, act: 'go', to, by: [], needs_reason: false, starts: '' })
  const lifecycle = {
    name: 'x',
    stages: ['a', 'b', 'c', 'lost'].map(code),
    acts: [],
    initial: 'a',
    ends: ['c'],
    transitions: [way('a', 'b'), way('b', 'c'), way('b', 'a')],
  }
  expect([...rowsOf(lifecycle)]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ])
  const drawn = layout(lifecycle)
  expect(drawn.boxes.map((box) => box.stage)).toEqual(['a', 'b', 'c'])
  expect(drawn.lines.filter((line) => line.back)).toHaveLength(1)
})
test('the width of a page is counted in its own rem', () => {
  expect([widthFor(1440, 16), widthFor(1440, 30), widthFor(375, 16)]).toEqual(['wide', 'middle', 'narrow'])
})
