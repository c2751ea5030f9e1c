// What waits for me: the server's tasks, then drafts to finish, here and on other devices.
import { computed, ref } from 'vue'
import { listProposals, readTasks, useSession } from '@shared/api'
import type { Task } from '@shared/api'
import { dateWords, dueOf } from '@shared/format'
import { useWords } from '@shared/i18n'
import { useLoad } from '@shared/ui'
import { isBlank } from '../drafts/records'
import type { DraftRecord } from '../drafts/records'
import { draftsOf } from '../drafts/store'

export interface ToDo {
  key: string
  icon: 'people' | 'star' | 'write'
  what: string
  title: string
  detail: string
  late: boolean
  to: string
}
const icons: Record<string, ToDo['icon']> = { co_sign: 'people', rate: 'star', submit: 'write' }
const places: Record<string, (id: string) => string> = {
  co_sign: (id) => `/proposals/${id}/co-sign`,
  rate: (id) => `/proposals/${id}/rate`,
  submit: (id) => `/write/${id}`,
}

export function useToDo() {
  const { t, say, language } = useWords()
  const session = useSession()
  const drafts = ref<DraftRecord[]>([])
  const { value, problem, load } = useLoad(async (signal) => {
    const [tasks, mine] = await Promise.all([readTasks(), listProposals({ view: 'mine', limit: 6 }, signal)])
    return { tasks: tasks.items, mine: mine.items, total: mine.total }
  })
  async function look() {
    const kept = await draftsOf(session.session?.account.id ?? '').catch(() => [])
    drafts.value = kept.filter((one) => !isBlank(one))
    await load()
  }
  function ofTask(task: Task): ToDo {
    const due = dueOf(task.due_on, language())
    const until = due ? `${t('card.until', { date: dateWords(task.due_on, language()) })}，${due.words}` : ''
    return {
      key: task.id,
      icon: icons[task.verb] ?? 'write',
      what: say(task.words),
      title: task.proposal.name,
      detail: [task.from ?? '', until].filter(Boolean).join(' · '),
      late: task.late,
      to: places[task.verb]!(task.proposal.id),
    }
  }
  const ofDraft = (id: string, what: string, title: string, when: string, late = false): ToDo => ({
    key: id,
    icon: 'write',
    what,
    title: title || t('write.untitled'),
    detail: t('now.written', { date: dateWords(when, language()) }),
    late,
    to: `/write/${id}`,
  })
  const all = computed<ToDo[]>(() => {
    const tasks = (value.value?.tasks ?? []).filter((task) => task.verb in places)
    const taken = new Set(tasks.map((task) => task.proposal.id))
    const here = drafts.value.filter((one) => !taken.has(one.id))
    for (const one of here) taken.add(one.id)
    const elsewhere = (value.value?.mine ?? []).filter((row) => row.stage === 'draft' && !taken.has(row.id))
    const stateOf = (one: DraftRecord) => (one.refused ? 'now.refused' : one.wish ? 'now.queued' : 'now.draft')
    return [
      ...tasks.map(ofTask),
      ...here.map((one) => {
        const when = new Date(one.updatedAt).toISOString()
        return ofDraft(one.id, t(stateOf(one)), one.draft.title, when, Boolean(one.refused))
      }),
      ...elsewhere.map((row) => ofDraft(row.id, t('now.draft'), row.title, row.updated_at)),
    ]
  })
  return { value, problem, all, look }
}
