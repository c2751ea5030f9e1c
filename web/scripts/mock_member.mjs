// The member's side of mock.mjs: one member (login m011) whose drafts, answers and ratings are kept in memory, with
// the refusals that the phone must withstand: an old version, an unknown draft, an incomplete text.
import { handlingOf, pageOf, proposals, session } from './mock_data.mjs'

const me = { id: 'm0', name: '林静宜' }
const drafts = new Map()
const answered = new Set()
const rated = new Set()
const readNotices = new Set()
let size = 'standard'
let language = 'zh'
const ago = (days) => new Date(Date.now() - days * 86400000).toISOString()
const inDays = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10)
const problem = (status, code, detail, errors = []) => ({ status, code, title: detail, detail, errors })

export const isMember = (login) => /^m\d+$/.test(login)
export function memberSession(login) {
  const base = session(login)
  return {
    ...base,
    account: { ...base.account, id: 'a-member', login, name: me.name, language, text_size: size },
    roles: ['member'],
    grants: [{ committee: 1, role: 'member', member: me.id, unit: null, body: null }],
    member: me.id,
    unread: 2 - readNotices.size,
  }
}
const ofOthers = proposals.filter((p) => p.stage === 'submitted' && p.proposer !== me.name && p.id !== 'p1')
const toCoSign = ofOthers[0] ?? proposals[0]
const toRate = proposals.filter((p) => p.stage === 'replied').slice(0, 2)
const own = [...toRate, ...proposals.filter((p) => ['handling', 'rehandling', 'filed', 'closed'].includes(p.stage))]
  .slice(0, 6)
  .map((p) => ({ ...p, proposer: me.name }))

function rowOf(kept) {
  const empty = { ...proposals[0] }
  return {
    ...empty,
    id: kept.draft.id,
    number_text: '',
    title: kept.draft.title,
    kind: kept.draft.kind,
    stage: kept.stage,
    category: kept.draft.category ?? '',
    proposer: me.name,
    co_signers: 0,
    lead_units: '',
    stage_since: kept.at,
    due_on: kept.stage === 'submitted' ? inDays(20) : null,
    late: false,
    reply_class: '',
    rating: '',
    is_key: false,
    is_excellent: false,
    updated_at: kept.at,
    version: kept.version,
  }
}
function draftPage(kept) {
  const page = pageOf(rowOf(kept), 'member')
  const { situation, analysis, advice } = kept.draft
  return {
    ...page,
    situation,
    analysis,
    advice,
    suggested_units: [],
    merged: [],
    reviews: [],
    attachments: kept.files,
    may: kept.stage === 'draft' ? ['save', 'submit', 'discard', 'attach'] : ['withdraw'],
    signers: [
      {
        member: me,
        sector: '',
        part: 'first_proposer',
        state: 'confirmed',
        note: '',
        answered_at: null,
        deadline: null,
      },
      ...kept.draft.co_signers.map((id) => ({
        member: { id, name: id },
        sector: '',
        part: 'co_signer',
        state: kept.stage === 'cosigning' ? 'asked' : 'named',
        note: '',
        answered_at: null,
        deadline: null,
      })),
    ],
  }
}
function bump(kept) {
  kept.version += 1
  kept.at = new Date().toISOString()
}
const stale = () => problem(409, 'changed_meanwhile', '这件提案在别处修改过。')
function submitTo(stage) {
  return (m, _q, body) => {
    const kept = drafts.get(m[1])
    if (!kept) return problem(404, 'not_found', '没有找到')
    if (kept.version !== body.version) return stale()
    if (kept.stage !== 'draft' && kept.stage !== 'cosigning') return problem(409, 'wrong_stage', '已经提交过了')
    const errors = ['title', 'situation', 'advice']
      .filter((part) => !kept.draft[part].trim())
      .map((part) => ({ pointer: `/${part}`, detail: '请填写' }))
    if (errors.length) return problem(422, 'incomplete', '还有内容没有填好', errors)
    kept.stage = stage
    bump(kept)
    return rowOf(kept)
  }
}
const asked = () => ({
  member: me,
  sector: '',
  part: 'co_signer',
  state: answered.has(toCoSign.id) ? 'confirmed' : 'asked',
  note: '',
  answered_at: null,
  deadline: inDays(3),
})

/** [verb, pattern, answer]; an answer of undefined leaves the call to mock.mjs. */
export const memberRoutes = [
  ['GET', /^\/session$/, (_m, _q, _b, _r, role) => memberSession(role)],
  [
    'PUT',
    /^\/session\/preferences$/,
    (_m, _q, body, _r, role) => {
      size = body.text_size ?? size
      language = body.language ?? language
      return memberSession(role)
    },
  ],
  [
    'PUT',
    /^\/session\/password$/,
    (_m, _q, body, _r, role) =>
      body.old === 'wrong'
        ? problem(422, 'wrong_password', '密码不对', [{ pointer: '/old', detail: '现在的密码不对。' }])
        : memberSession(role),
  ],
  [
    'GET',
    /^\/proposals$/,
    (_m, query) => {
      if (query.get('view') !== 'mine') return undefined
      const items = [...[...drafts.values()].reverse().map(rowOf), ...own].slice(0, Number(query.get('limit') ?? 20))
      return { items, excerpts: [], next: '', total: drafts.size + own.length, counts: {} }
    },
  ],
  [
    'POST',
    /^\/proposals$/,
    (_m, _q, body) => {
      const known = drafts.get(body.id)
      if (known) return rowOf(known)
      const kept = { draft: body, version: 1, stage: 'draft', at: new Date().toISOString(), files: [] }
      drafts.set(body.id, kept)
      return rowOf(kept)
    },
  ],
  [
    'PUT',
    /^\/proposals\/([^/]+)\/draft$/,
    (m, _q, body) => {
      const kept = drafts.get(m[1])
      if (!kept) return problem(404, 'not_found', '没有找到')
      if (kept.version !== body.version) return stale()
      kept.draft = { ...body.draft, id: m[1] }
      bump(kept)
      return { version: kept.version, saved_at: kept.at }
    },
  ],
  ['DELETE', /^\/proposals\/([^/]+)$/, (m) => (drafts.delete(m[1]) ? {} : problem(404, 'not_found', '没有找到'))],
  ['POST', /^\/proposals\/([^/]+)\/acts\/submit$/, submitTo('submitted')],
  ['POST', /^\/proposals\/([^/]+)\/acts\/ask-co-signers$/, submitTo('cosigning')],
  [
    'POST',
    /^\/proposals\/([^/]+)\/attachments$/,
    (m, query) => {
      const file = { id: `f${Date.now()}`, name: query.get('name'), type: '', bytes: 1000, added_at: ago(0) }
      drafts.get(m[1])?.files.push(file)
      return file
    },
  ],
  [
    'POST',
    /^\/proposals\/([^/]+)\/co-sign$/,
    (m) => {
      if (m[1] !== toCoSign.id || answered.has(m[1])) return problem(409, 'not_asked', '没有等待您确认的联名邀请。')
      answered.add(m[1])
      return toCoSign
    },
  ],
  [
    'POST',
    /^\/proposals\/([^/]+)\/rating$/,
    (m, _q, body) => {
      const unhappy = [body.attitude, body.result].includes('dissatisfied')
      if (unhappy && !body.reason)
        return problem(422, 'incomplete', '请把评价填写完整。', [{ pointer: '/reason', detail: '不满意请写明理由。' }])
      rated.add(m[1])
      return proposals.find((p) => p.id === m[1])
    },
  ],
  [
    'GET',
    /^\/proposals\/([^/]+)$/,
    (m) => {
      const kept = drafts.get(m[1])
      if (kept) return draftPage(kept)
      const p = [...own, ...proposals].find((one) => one.id === m[1])
      if (!p) return problem(404, 'not_found', '没有找到')
      const page = pageOf(p, 'member')
      if (m[1] === toCoSign.id)
        return { ...page, may: answered.has(m[1]) ? [] : ['co_sign'], signers: [page.signers[0], asked()] }
      if (own.includes(p)) page.signers[0].member = me
      return page
    },
  ],
  [
    'GET',
    /^\/proposals\/([^/]+)\/handling$/,
    (m) => {
      const p = [...own, ...proposals].find((one) => one.id === m[1])
      if (!p) return { ...handlingOf({ ...proposals[0], lead_units: '' }, 'member'), ratings: [] }
      const handling = handlingOf(p, 'member')
      if (!toRate.some((one) => one.id === m[1])) return handling
      const state = rated.has(m[1]) ? 'given' : 'asked'
      const rating = {
        member: me,
        round: handling.round,
        attitude: 'satisfied',
        result: 'satisfied',
        reason: '',
        at: null,
      }
      return {
        ...handling,
        may: rated.has(m[1]) ? [] : ['rate'],
        ratings: [{ ...rating, state, due_on: inDays(9) }],
      }
    },
  ],
  [
    'GET',
    /^\/tasks$/,
    () => {
      const task = (verb, zh, en, p, due, from) => ({
        id: `${verb}:${p.id}`,
        verb,
        words: { zh, en },
        proposal: { id: p.id, name: p.title },
        number_text: p.number_text,
        subject: p.id,
        since: ago(2),
        due_on: inDays(due),
        late: due < 0,
        from,
        group: 'week',
      })
      const items = [
        ...(answered.has(toCoSign.id)
          ? []
          : [task('co_sign', '答复联名邀请', 'answer the request to co-sign', toCoSign, 3, '周维民')]),
        ...toRate
          .filter((p) => !rated.has(p.id))
          .map((p, i) => task('rate', '评价答复', 'rate the reply', p, 9 - i * 10, p.lead_units)),
      ]
      return { items, counts: { all: items.length } }
    },
  ],
  [
    'GET',
    /^\/notices$/,
    () => {
      const one = (id, days, zh, en, p) => ({
        id,
        number: 1,
        kind: 'told',
        at: ago(days),
        words: { zh, en },
        link: `/proposals/${p.id}`,
        proposal: p.id,
        read_at: readNotices.has(id) || readNotices.has('all') ? ago(0) : null,
      })
      const items = [
        one('n1', 0.1, '您的提案已有答复，请评价。', 'Your proposal has a reply; please rate it.', toRate[0] ?? own[0]),
        one('n2', 1.2, '周维民委员邀请您联名。', 'You are asked to co-sign.', toCoSign),
        { ...one('n3', 6, '您的提案已交办。', 'Your proposal was assigned.', own[2] ?? own[0]), read_at: ago(5) },
      ]
      return { items, next: null, total: 3, unread: items.filter((n) => !n.read_at).length }
    },
  ],
  [
    'POST',
    /^\/notices\/read$/,
    (_m, _q, body) => {
      for (const id of body.all ? ['n1', 'n2'] : (body.ids ?? [])) readNotices.add(id)
      return { unread: 2 - readNotices.size }
    },
  ],
]
