// @vitest-environment node
// The drafts of the phone: kept in IndexedDB, sent once, nothing lost when the network or somebody else comes between.
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { Problem } from '@shared/api'
import type { Draft, Stage } from '@shared/api'
import { emptyRecord, isBlank, isSettled, sameTexts, textsOf } from '@member/drafts/records'
import type { DraftRecord } from '@member/drafts/records'
import { isConflict, keepMine, sendDraft } from '@member/drafts/send'
import type { Wire } from '@member/drafts/send'
import { changeDraft, draftsOf, dropDraft, getDraft, putDraft } from '@member/drafts/store'
import { holderOf, stationOf, stations } from '@member/composables/stations'

const away = () => new Problem(0, 'unreachable', '', '')

/** A server that keeps what it is given and counts the calls; `lose` breaks the line after the work is done. */
function server() {
  const kept = new Map<string, { draft: Draft; version: number; stage: Stage; files: string[] }>()
  const calls: string[] = []
  let broken: 'before' | 'after' | '' = ''
  let only = ''
  const on = <T>(name: string, work: () => T): Promise<T> => {
    calls.push(name)
    const hit = broken !== '' && (only === '' || only === name)
    const when = broken
    if (hit && when === 'before') return Promise.reject(away())
    if (hit) broken = ''
    try {
      const answer = work()
      return hit ? Promise.reject(away()) : Promise.resolve(answer)
    } catch (error) {
      return Promise.reject(error)
    }
  }
  const find = (id: string, version?: number) => {
    const one = kept.get(id)
    if (!one) throw new Problem(404, 'not_found', '没有找到', '')
    if (version !== undefined && version !== one.version)
      throw new Problem(409, 'changed_meanwhile', '在别处修改过', '')
    return one
  }
  const wire: Wire = {
    create: (draft) =>
      on('create', () => {
        const before = kept.get(draft.id!)
        if (!before) kept.set(draft.id!, { draft: { ...draft }, version: 1, stage: 'draft', files: [] })
        return { version: kept.get(draft.id!)!.version }
      }),
    save: (id, version, draft) =>
      on('save', () => {
        const one = find(id, version)
        one.draft = { ...draft }
        one.version += 1
        return { version: one.version }
      }),
    read: (id) =>
      on('read', () => {
        const one = find(id)
        return { ...textsOf(one.draft), version: one.version, stage: one.stage }
      }),
    attach: (id, file) => on('attach', () => find(id).files.push(file.name)),
    act: (id, wish, version) =>
      on('act', () => {
        const one = find(id, version)
        if (one.stage !== 'draft' && one.stage !== 'cosigning') throw new Problem(409, 'wrong_stage', '已提交', '')
        if (!one.draft.advice)
          throw new Problem(422, 'incomplete', '还有内容没有填好', '', [{ pointer: '/advice', detail: '请写建议' }])
        one.stage = wish === 'submit' ? 'submitted' : 'cosigning'
        one.version += 1
      }),
  }
  return {
    kept,
    calls,
    wire,
    down: () => void ((broken = 'before'), (only = '')),
    up: () => void (broken = ''),
    lose: (name: string) => void ((broken = 'after'), (only = name)),
  }
}

let number = 0
async function written(change: (record: DraftRecord) => void = () => undefined): Promise<string> {
  const id = `d${(number += 1)}`
  const record = emptyRecord(id, 'a1', 1000 + number)
  record.draft.title = '关于增设公交站座椅的建议'
  record.draft.situation = '站台没有座椅。'
  record.draft.advice = '增设座椅。'
  record.revision = 1
  change(record)
  await putDraft(record)
  return id
}
beforeEach(async () => {
  for (const one of await draftsOf('a1')) await dropDraft(one.id)
})

describe('the shelf', () => {
  test('keeps drafts by their writer, newest first', async () => {
    const first = await written()
    const second = await written()
    await putDraft(emptyRecord('other', 'a2'))
    expect((await draftsOf('a1')).map((one) => one.id)).toEqual([second, first])
  })
  test('changes in place, and gives nothing for a draft that is gone', async () => {
    const id = await written()
    await changeDraft(id, (record) => (record.draft.title = '新的案由'))
    expect((await getDraft(id))?.draft.title).toBe('新的案由')
    expect(await changeDraft('nobody', () => undefined)).toBeUndefined()
  })
  test('knows what is blank and what is settled', () => {
    const record = emptyRecord('x', 'a1')
    expect(isBlank(record)).toBe(true)
    record.draft.title = '案由'
    expect(isBlank(record)).toBe(false)
    expect(isSettled({ ...record, version: 1 })).toBe(true)
    expect(isSettled({ ...record, version: 1, revision: 1 })).toBe(false)
  })
  test('compares texts without the white space around them', () => {
    const texts = { title: 'a', situation: 'b', analysis: '', advice: 'c' }
    expect(sameTexts(texts, { ...texts, advice: 'c\n' })).toBe(true)
    expect(sameTexts(texts, { ...texts, advice: 'd' })).toBe(false)
    expect(sameTexts(texts, null)).toBe(false)
  })
})

describe('sending', () => {
  test('makes the draft, then saves over it', async () => {
    const there = server()
    const id = await written()
    expect(await sendDraft(id, there.wire)).toBe('saved')
    await changeDraft(id, (record) => {
      record.draft.analysis = '因为没有规划。'
      record.revision += 1
    })
    expect(await sendDraft(id, there.wire)).toBe('saved')
    expect(there.calls).toEqual(['create', 'save'])
    expect(there.kept.get(id)?.draft.analysis).toBe('因为没有规划。')
    expect(isSettled((await getDraft(id))!)).toBe(true)
  })
  test('waits without a network and loses nothing', async () => {
    const there = server()
    there.down()
    const id = await written((record) => (record.wish = 'submit'))
    expect(await sendDraft(id, there.wire)).toBe('waiting')
    expect((await getDraft(id))?.wish).toBe('submit')
    there.up()
    expect(await sendDraft(id, there.wire)).toBe('done')
    expect(there.kept.get(id)?.stage).toBe('submitted')
    expect(await getDraft(id)).toBeUndefined()
  })
  test('a lost answer to the making, and writing on, makes one proposal with the newest text', async () => {
    const there = server()
    there.lose('create')
    const id = await written()
    expect(await sendDraft(id, there.wire)).toBe('waiting')
    const first = (await getDraft(id))?.first
    await changeDraft(id, (record) => {
      record.draft.advice = '增设座椅和雨棚。'
      record.revision += 1
    })
    expect((await getDraft(id))?.first).toEqual(first)
    expect(await sendDraft(id, there.wire)).toBe('saved')
    expect(there.kept.size).toBe(1)
    expect(there.kept.get(id)?.draft.advice).toBe('增设座椅和雨棚。')
  })
  test('a lost answer to a saving is no conflict', async () => {
    const there = server()
    const id = await written()
    await sendDraft(id, there.wire)
    await changeDraft(id, (record) => {
      record.draft.advice = '先改 60 个站台。'
      record.revision += 1
    })
    there.lose('save')
    expect(await sendDraft(id, there.wire)).toBe('waiting')
    expect(await sendDraft(id, there.wire)).toBe('saved')
    expect((await getDraft(id))?.refused).toBeNull()
  })
  test('a lost answer to the submitting does not submit twice', async () => {
    const there = server()
    const id = await written((record) => (record.wish = 'submit'))
    there.lose('act')
    expect(await sendDraft(id, there.wire)).toBe('waiting')
    expect(await sendDraft(id, there.wire)).toBe('done')
    expect(there.calls.filter((call) => call === 'act')).toHaveLength(1)
  })
  test('two calls at once send once', async () => {
    const there = server()
    const id = await written((record) => (record.wish = 'submit'))
    const outcomes = await Promise.all([sendDraft(id, there.wire), sendDraft(id, there.wire)])
    expect(outcomes).toEqual(['done', 'gone'])
    expect(there.calls.filter((call) => call === 'create')).toHaveLength(1)
    expect(there.calls.filter((call) => call === 'act')).toHaveLength(1)
  })
  test('a refusal stands in the draft with its fields, and the wish is over', async () => {
    const there = server()
    const id = await written((record) => {
      record.draft.advice = ''
      record.wish = 'submit'
    })
    expect(await sendDraft(id, there.wire)).toBe('refused')
    const kept = (await getDraft(id))!
    expect(kept.refused?.errors).toEqual([{ pointer: '/advice', detail: '请写建议' }])
    expect(kept.wish).toBe('')
    expect(kept.draft.title).not.toBe('')
  })
  test("somebody else's change stops the saving; keeping mine goes over it", async () => {
    const there = server()
    const id = await written()
    await sendDraft(id, there.wire)
    const other = there.kept.get(id)!
    other.draft = { ...other.draft, advice: '别的设备写的。' }
    other.version += 1
    await changeDraft(id, (record) => {
      record.draft.advice = '这里写的。'
      record.revision += 1
    })
    expect(await sendDraft(id, there.wire)).toBe('refused')
    expect(isConflict(await getDraft(id))).toBe(true)
    expect(there.kept.get(id)?.draft.advice).toBe('别的设备写的。')
    await keepMine(id, there.wire)
    expect(await sendDraft(id, there.wire)).toBe('saved')
    expect(there.kept.get(id)?.draft.advice).toBe('这里写的。')
  })
  test('files follow the text and leave the phone one by one', async () => {
    const there = server()
    const id = await written((record) => {
      record.files = ['照片.jpg', '问卷.xlsx'].map((name) => ({ key: name, name, bytes: 3, blob: new Blob(['abc']) }))
    })
    there.lose('attach')
    expect(await sendDraft(id, there.wire)).toBe('waiting')
    expect((await getDraft(id))?.files).toHaveLength(2)
    expect(await sendDraft(id, there.wire)).toBe('saved')
    expect((await getDraft(id))?.files).toHaveLength(0)
    expect(there.kept.get(id)?.files).toContain('问卷.xlsx')
  })
  test('asks the co-signers when that is the wish', async () => {
    const there = server()
    const id = await written((record) => (record.wish = 'ask-co-signers'))
    expect(await sendDraft(id, there.wire)).toBe('done')
    expect(there.kept.get(id)?.stage).toBe('cosigning')
  })
})

test('every stage has a station or has left the way, and open ones have a holder', () => {
  expect(stations[stationOf('handling')]).toBe('handle')
  expect(stationOf('withdrawn')).toBe(-1)
  expect(holderOf('rehandling')).toBe('unit')
  expect(holderOf('archived')).toBe('')
})
