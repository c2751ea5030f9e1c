import { flushPromises, mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { ref } from 'vue'
import { Problem } from '@shared/api'
import { createWords } from '@shared/i18n'
import zh from '@shared/i18n/words/zh/desk'
import { offerUndo, settleNow, undoNow, useForm } from '@shared/ui'
import DataTable from '@shared/ui/DataTable.vue'
import FieldRow from '@shared/ui/FieldRow.vue'
import LoopLine from '@shared/ui/LoopLine.vue'

const global = { plugins: [createWords(zh, async () => ({}))] }

test('a field names its fault and its hint for readers', () => {
  const row = mount(FieldRow, {
    props: { id: 'title', label: '案由', hint: '一句话', error: '请填写' },
    slots: { default: '<template #default="field"><input v-bind="field" /></template>' },
    global,
  })
  const input = row.get('input')
  expect(input.attributes()).toMatchObject({
    id: 'title',
    'aria-invalid': 'true',
    'aria-describedby': 'title-hint title-fault',
  })
  expect(row.get('label').attributes('for')).toBe('title')
})
test('a form does not send what is incomplete, and puts refusals at their fields', async () => {
  const text = ref('')
  const form = useForm(() => [{ id: 'title', check: () => (text.value ? undefined : '缺') }])
  const sent = vi.fn().mockRejectedValue(new Problem(422, 'invalid', '', '', [{ pointer: '/title', detail: '太长' }]))
  await form.submit(sent)
  expect(sent).not.toHaveBeenCalled()
  expect(form.faults.value).toEqual([{ id: 'title', words: '缺' }])
  text.value = '有'
  await form.submit(sent)
  expect(form.of('title')).toBe('太长')
  expect(form.busy.value).toBe(false)
})
test('a table says how it is sorted and selects by name', async () => {
  const rows = [
    { id: 'a', title: '甲' },
    { id: 'b', title: '乙' },
  ]
  const table = mount(DataTable<(typeof rows)[number]>, {
    props: {
      caption: '提案',
      columns: [{ key: 'title', label: '案由', lead: true, sort: 'number' }],
      rows,
      rowKey: (row) => row.id,
      rowName: (row) => row.title,
      selectable: true,
      sort: 'number',
    },
    global,
  })
  expect(table.get('thead th[aria-sort]').attributes('aria-sort')).toBe('descending')
  expect(table.findAll('tbody input').map((one) => one.attributes('aria-label'))).toEqual(['选择 甲', '选择 乙'])
  await table.get('thead input').trigger('change')
  expect(table.emitted('update:selected')).toEqual([[['a', 'b']]])
  await table.get('thead button').trigger('click')
  expect(table.emitted('sort')).toEqual([['number']])
})
test('a second lap is drawn below the first and erases nothing', () => {
  const step = (name: 'reply' | 'feedback', round: number, state: 'done' | 'current') => ({
    step: name,
    state,
    round,
    at: null,
    actor: '',
    due_on: null,
    days_used: null,
    late: false,
  })
  const line = mount(LoopLine, {
    props: { steps: [step('reply', 1, 'done'), step('feedback', 1, 'done'), step('reply', 2, 'current')] },
    global,
  })
  expect(line.findAll('ol')).toHaveLength(2)
  expect(line.text()).toContain('第 2 轮办理')
  expect(line.get('[aria-current=step]').text()).toContain('答复')
})
test('what was undone is never settled, what was settled cannot be undone', async () => {
  const [undone, settled] = [vi.fn(), vi.fn()]
  offerUndo({ what: '交办', undo: undone, settle: settled })
  undoNow()
  settleNow()
  await flushPromises()
  expect([undone.mock.calls.length, settled.mock.calls.length]).toEqual([1, 0])
  offerUndo({ what: '一', undo: undone, settle: settled })
  offerUndo({ what: '二', undo: undone, settle: settled }) // a second act settles the first
  settleNow()
  undoNow()
  expect([undone.mock.calls.length, settled.mock.calls.length]).toEqual([1, 2])
})
