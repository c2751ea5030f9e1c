// A small server with invented data, for work on the faces without the real one: `npm run build && npm run mock`.
// It keeps nothing and checks nothing; what the faces must withstand is tested against the real server.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import {
  bodies,
  handlingOf,
  members,
  pageOf,
  proposals,
  radar,
  rules,
  session,
  statistics,
  tasks,
  units,
} from './mock_data.mjs'
import { isMember, memberRoutes, memberSession } from './mock_member.mjs'

const dist = process.env.DIST ?? 'dist'
const port = Number(process.env.PORT ?? 4180)
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"

const page = (items, query) => {
  const limit = Number(query.get('limit') ?? 20)
  const from = Number(query.get('after') || 0)
  const next = from + limit < items.length ? String(from + limit) : ''
  return { items: items.slice(from, from + limit), next, total: items.length }
}
const inView = {
  all: () => true,
  review: (p) => ['submitted', 'pre_passed'].includes(p.stage),
  assignment: (p) => p.stage === 'filed',
  handling: (p) => ['assigned', 'handling', 'rehandling'].includes(p.stage),
  feedback: (p) => p.stage === 'replied',
  done: (p) => ['fed_back', 'closed', 'archived'].includes(p.stage),
  set_aside: (p) => ['merged', 'not_filed', 'converted', 'withdrawn'].includes(p.stage),
  key: (p) => p.is_key,
  excellent: (p) => p.is_excellent,
  tracking: (p) => p.stage === 'tracking',
  overdue: (p) => p.late,
  mine: (p) => p.proposer === '林静宜',
  unit: (p) => p.lead_units.includes('住房'),
}
function list(query) {
  const q = query.get('q')
  const fits = (p) =>
    ['stage', 'category', 'kind', 'reply_class', 'rating'].every(
      (key) => !query.get(key) || p[key] === query.get(key),
    ) &&
    (!q || p.title.includes(q))
  const found = proposals.filter((p) => inView[query.get('view') || 'all'](p) && fits(p))
  const counts = Object.fromEntries(Object.entries(inView).map(([name, test]) => [name, proposals.filter(test).length]))
  const excerpts = q
    ? found.map((p) => {
        const at = p.title.indexOf(q)
        return [
          { text: p.title.slice(0, at), hit: false },
          { text: q, hit: true },
          { text: `${p.title.slice(at + q.length)}，群众反映较多，建议尽快研究解决。`, hit: false },
        ]
      })
    : []
  return { ...page(found, query), excerpts, counts }
}
const find = (id) => proposals.find((p) => p.id === id) ?? proposals[0]

const routes = [
  ['GET', /^\/setup$/, () => ({ needed: false })],
  [
    'POST',
    /^\/session$/,
    (_m, _q, body, reply) => {
      if (body.password === 'wrong')
        return {
          status: 422,
          code: 'wrong_password',
          title: '登录名或密码不对',
          detail: '登录名或密码不对。忘了密码请联系系统管理员重置。',
        }
      if (body.login === 'totp' && !body.totp)
        return { status: 401, code: 'totp_required', title: '需要动态口令', detail: '请输入验证器上的 6 位动态口令。' }
      reply.setHeader('Set-Cookie', `role=${encodeURIComponent(body.login)}; Path=/; HttpOnly; SameSite=Lax`)
      return isMember(body.login) ? memberSession(body.login) : session(body.login)
    },
  ],
  [
    'GET',
    /^\/session$/,
    (_m, _q, _b, _r, role) =>
      role ? session(role) : { status: 401, code: 'not_signed_in', title: '尚未登录', detail: '请先登录。' },
  ],
  ['PUT', /^\/session\/committee$/, (_m, _q, _b, _r, role) => session(role)],
  ['DELETE', /^\/sessions?$/, (_m, _q, _b, reply) => void reply.setHeader('Set-Cookie', 'role=; Path=/; Max-Age=0')],
  [
    'GET',
    /^\/session\/list$/,
    () => ({
      items: [
        { id: '1', created_at: ago(0.2), seen_at: ago(0), agent: 'Chrome，Windows', current: true },
        { id: '2', created_at: ago(6), seen_at: ago(2), agent: '微信，Android', current: false },
      ],
    }),
  ],
  [
    'POST',
    /^\/session\/totp$/,
    () => ({
      secret: 'JBSW Y3DP EHPK 3PXP',
      uri: 'otpauth://totp/yishi?secret=JBSWY3DPEHPK3PXP',
      qr_svg:
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h3v3H0zM6 0h3v3H6zM0 6h3v3H0zM4 4h2v2H4z"/></svg>',
    }),
  ],
  [
    'GET',
    /^\/committees$/,
    () => ({
      items: [
        {
          id: 1,
          parent: null,
          name: '政协云岭市委员会',
          short_name: '云岭市政协',
          level: 'city',
          region_code: '530000',
        },
      ],
      next: null,
      total: 1,
    }),
  ],
  [
    'GET',
    /^\/committee$/,
    () => {
      const sessions = [3, 4, 5].map((n) => ({
        term: 5,
        number: n,
        opens_on: `${2021 + n}-01-10`,
        closes_on: `${2021 + n}-01-14`,
        proposal_deadline: `${2021 + n}-01-12`,
      }))
      return {
        committee: {
          id: 1,
          parent: null,
          name: '政协云岭市委员会',
          short_name: '云岭市政协',
          level: 'city',
          region_code: '530000',
        },
        terms: [{ number: 5, starts_on: '2022-01-10', ends_on: null }],
        sessions,
        current_term: 5,
        current_session: sessions[2],
        in_session: false,
      }
    },
  ],
  ['GET', /^\/rules$/, () => rules],
  [
    'GET',
    /^\/rules\/lifecycles\/(.+)$/,
    (m) => rules.lifecycles.find((one) => one.name === m[1]) ?? rules.lifecycles[0],
  ],
  ['GET', /^\/proposals$/, (_m, query) => list(query)],
  ['GET', /^\/proposals\/([^/]+)$/, (m, _q, _b, _r, role) => pageOf(find(m[1]), role)],
  ['GET', /^\/proposals\/([^/]+)\/handling$/, (m, _q, _b, _r, role) => handlingOf(find(m[1]), role)],
  [
    'GET',
    /^\/proposals\/([^/]+)\/timeline$/,
    (m) => ({
      items: pageOf(find(m[1]), 'clerk')
        .loop.filter((s) => s.at)
        .map((s, i) => ({
          number: 1200 + i * 7,
          at: s.at,
          kind: 'proposals.x',
          words: {
            zh: {
              submit: '提交提案',
              review: '初审通过',
              file: '审定立案',
              assign: '交办',
              sign_for: '承办单位全部签收，开始办理',
              reply: '答复送达，等待评价',
              feedback: '提案者评价：办理通过',
              close: '办结',
            }[s.step],
            en: s.step,
          },
          actor: s.actor,
          authority: '',
          hash: '9f2ac1d07b3e55aa8812',
        })),
    }),
  ],
  [
    'GET',
    /^\/proposals\/([^/]+)\/versions$/,
    () => ({
      items: [1, 2].map((n) => ({
        version: n,
        saved_at: ago(60 - n),
        saved_by: '林静宜',
        title: '关于完善老旧小区加装电梯配套政策的建议',
      })),
    }),
  ],
  [
    'GET',
    /^\/proposals\/([^/]+)\/versions\/compare$/,
    () => ({
      parts: [
        {
          part: 'title',
          paragraphs: [{ kind: 'same', pieces: [{ kind: 'same', text: '关于完善老旧小区加装电梯配套政策的建议' }] }],
        },
        {
          part: 'advice',
          paragraphs: [
            {
              kind: 'changed',
              pieces: [
                { kind: 'same', text: '一是由市住建局牵头，' },
                { kind: 'removed', text: '尽快' },
                { kind: 'added', text: '在今年第三季度前' },
                { kind: 'same', text: '制定分摊办法。' },
              ],
            },
            { kind: 'added', pieces: [{ kind: 'added', text: '二是把低层住户的补偿写入示范协议。' }] },
          ],
        },
      ],
    }),
  ],
  [
    'GET',
    /^\/proposals\/([^/]+)\/supervisions$/,
    () => ({
      items: [
        {
          id: 's1',
          form: 'leader_on_site',
          leader: '副主席 周维民',
          at: ago(20),
          findings: '实地查看三个小区，加装进度快于计划。',
          result: '市住建局承诺 9 月前出台分摊办法。',
        },
      ],
    }),
  ],
  [
    'GET',
    /^\/proposals\/([^/]+)\/publication$/,
    (m) => {
      const p = find(m[1])
      const t = pageOf(p, 'clerk')
      const texts = { title: p.title, situation: t.situation, analysis: t.analysis, advice: t.advice }
      return {
        ...texts,
        state: 'prepared',
        version: 2,
        original: texts,
        replies: [
          {
            id: 'r1',
            unit: { id: units[0].id, name: units[0].name },
            body: '您提出的建议收悉，现答复如下……',
            original: '您提出的建议收悉，现答复如下……联系人：王某，电话 0871-6000000。',
          },
        ],
        suspects: [{ text: '0871-6000000', words: { zh: '像是电话号码', en: 'looks like a telephone number' } }],
      }
    },
  ],
  [
    'GET',
    /^\/publication\/queue$/,
    () => ({
      items: proposals
        .filter((p) => ['replied', 'fed_back', 'closed'].includes(p.stage))
        .slice(0, 12)
        .map((p, i) => ({
          proposal: { id: p.id, name: p.title },
          number_text: p.number_text,
          state: ['none', 'prepared', 'checked', 'released'][i % 4],
          due_on: p.due_on,
        })),
    }),
  ],
  ['GET', /^\/tasks$/, (_m, _q, _b, _r, role) => tasks(role)],
  [
    'GET',
    /^\/dispatch$/,
    () => ({
      items: proposals
        .filter((p) => p.stage === 'filed')
        .map((p, i) => ({
          ...p,
          suggestions: [0, 1, 2].map((n) => ({
            unit: { id: units[(i + n) % units.length].id, name: units[(i + n) % units.length].name },
            reason: { zh: `同类 12 件，主办 ${10 - n * 3} 件`, en: `led ${10 - n * 3} of 12 of this kind` },
            share: 0.83 - n * 0.25,
          })),
        })),
      units: units.map((u, i) => ({
        unit: { id: u.id, name: u.name },
        open: (i * 7) % 19,
        late: i % 4,
        returned: i % 3,
      })),
    }),
  ],
  [
    'GET',
    /^\/assignments$/,
    () => ({
      items: proposals
        .filter((p) => ['assigned', 'handling', 'rehandling', 'replied'].includes(p.stage))
        .map((p) => ({ ...handlingOf(p, 'unit').assignments[0], proposal: p })),
    }),
  ],
  [
    'GET',
    /^\/members$/,
    (_m, query) =>
      page(
        members.filter((m) => !query.get('q') || m.name.includes(query.get('q'))),
        query,
      ),
  ],
  [
    'GET',
    /^\/members\/([^/]+)$/,
    (m) => ({
      member: members.find((one) => one.id === m[1]) ?? members[0],
      joined_term: 4,
      education: '大学',
      title: '高级工程师',
      duties: [{ body: 'b1', name: '经济委员会', kind: 'special_committee', term: 5, duty: 'member' }],
      born_in: '1968-04',
      religion: '',
      email: 'lin@example.cn',
      address: '云岭市东城街道',
      id_number_masked: '5301**********1234',
      decisions: [],
      version: 1,
      may_change: true,
      may_reveal: true,
    }),
  ],
  ['POST', /^\/members\/([^/]+)\/reveal$/, () => ({ value: '138 0000 1234' })],
  ['GET', /^\/bodies$/, () => ({ items: bodies })],
  [
    'GET',
    /^\/units$/,
    (_m, query) =>
      page(
        units.filter((u) => !query.get('q') || u.name.includes(query.get('q'))),
        query,
      ),
  ],
  ['GET', /^\/radar$/, () => radar()],
  ['GET', /^\/statistics$/, (_m, query) => statistics(query)],
  [
    'GET',
    /^\/assessment$/,
    () => ({
      full: 100,
      grades: [],
      items: units.slice(0, 8).map((u, i) => ({
        unit: { id: u.id, name: u.name },
        points: 100 - i * 4.5,
        handled: 20 - i,
        grade: ['优秀', '优秀', '优秀', '良好', '良好', '合格', '合格', '合格'][i],
        grade_en: 'good',
        lines: i
          ? [
              {
                code: 'late_reply',
                words: { zh: '逾期答复', en: 'reply after the due day' },
                count: i,
                each: 5,
                points: 5 * Math.min(i, 4),
                cap: 20,
                capped: i > 4,
                explanation: { zh: `${i} 件 × 5 分`, en: `${i} × 5` },
                proposals: proposals.slice(0, i).map((p) => p.id),
              },
            ]
          : [],
      })),
    }),
  ],
  [
    'GET',
    /^\/key-proposals$/,
    () => ({
      items: proposals
        .filter((p) => p.is_key)
        .map((p) => ({
          proposal: p.id,
          title: p.title,
          lead_units: p.lead_units,
          state: 'chosen',
          result: '',
          version: 1,
          number_text: p.number_text,
          stage: p.stage,
          leader: '副主席 周维民',
          leader_kind: 'vice_chair',
          form: 'chair_council',
          plan: '上半年座谈一次，下半年视察一次',
          supervisions: 2,
        })),
      filed: 60,
      chosen: 6,
    }),
  ],
  [
    'GET',
    /^\/promises$/,
    () => ({
      items: proposals
        .filter((p) => p.reply_class === 'B')
        .map((p, i) => ({
          id: `k${i}`,
          sentence: '今年 9 月底前出台加装电梯费用分摊办法。',
          due_on: inDays(i * 9 - 12),
          state: ['open', 'open', 'met', 'postponed'][i % 4],
          evidence: i % 4 === 2 ? '办法已印发。' : '',
          asked_at: null,
          unit: { id: units[0].id, name: units[0].name },
          proposal: p.id,
          title: p.title,
          late: i * 9 - 12 < 0,
          number_text: p.number_text,
        })),
      next: null,
      total: 9,
      counts: { open: 5, met: 2, postponed: 2, broken: 0, late: 2 },
    }),
  ],
  [
    'GET',
    /^\/notices$/,
    () => ({
      items: [
        {
          id: 'n1',
          at: ago(0.05),
          words: { zh: '第0012号提案的答复已报审，等您审核。', en: 'The reply to No. 12 waits for your check.' },
          link: '/desk/proposals/p12',
          read_at: null,
        },
        {
          id: 'n2',
          at: ago(1.3),
          words: {
            zh: '第0031号提案承办单位申请退办，7 天内决定。',
            en: 'The unit of No. 31 objects; decide within 7 days.',
          },
          link: '/desk/proposals/p31',
          read_at: null,
        },
        {
          id: 'n3',
          at: ago(4),
          words: { zh: '第0007号提案已办结。', en: 'No. 7 is closed.' },
          link: '/desk/proposals/p7',
          read_at: ago(3),
        },
      ],
      unread: 2,
    }),
  ],
  ['POST', /^\/notices\/read$/, () => ({})],
  [
    'GET',
    /^\/accounts$/,
    () => ({
      items: ['proposal_clerk', 'proposal_head', 'government_supervision', 'unit_clerk', 'unit_head'].map(
        (role, i) => ({
          id: `a${i}`,
          login: `user${i}`,
          name: members[i].name,
          state: 'active',
          own: true,
          version: 1,
          must_change_password: false,
          totp_enabled: i % 2 === 0,
          grants: [
            { committee: 1, role, member: null, unit: role.startsWith('unit') ? units[0].id : null, body: null },
          ],
        }),
      ),
      next: '',
      total: 5,
    }),
  ],
  [
    'GET',
    /^\/audit$/,
    () => ({
      items: [
        {
          id: '1',
          at: ago(0.1),
          kind: 'signed_in',
          account: 'a1',
          login: 'head',
          address: '10.1.2.3',
          agent: 'Chrome，Windows',
          detail: '',
        },
      ],
      next: null,
      total: 1,
    }),
  ],
  ['POST', /^\/accounts\/([^/]+)\/reset-password$/, () => ({ one_time_password: 'kuai-le-4821' })],
  ['POST', /^\/imports$/, (_m, query) => importRun(query.get('kind'))],
  ['PUT', /^\/imports\/([^/]+)\/mapping$/, () => importRun('members')],
  [
    'POST',
    /^\/imports\/([^/]+)\/(accept|undo)$/,
    (m) => ({ ...importRun('members'), state: m[2] === 'accept' ? 'accepted' : 'undone' }),
  ],
]
const importRun = (kind) => ({
  id: 'i1',
  kind,
  name: '委员名册2026.xlsx',
  state: 'preview',
  columns: ['姓名', '性别', '界别', '出生年月', '联系电话'],
  fields: [
    { name: 'name', words: { zh: '姓名', en: 'Name' }, needed: true },
    { name: 'sex', words: { zh: '性别', en: 'Sex' } },
    { name: 'sector', words: { zh: '界别', en: 'Sector' }, needed: true },
    { name: 'birth', words: { zh: '出生日期', en: 'Birth' } },
    { name: 'phone', words: { zh: '电话', en: 'Phone' } },
  ],
  mapping: { 姓名: 'name', 性别: 'sex', 界别: 'sector', 出生年月: 'birth', 联系电话: 'phone' },
  preview: [2, 3, 4, 5].map((row) => ({
    row,
    cells: [
      members[row].name,
      members[row].sex,
      row === 4 ? '经济届' : members[row].sector,
      '1970-03',
      row === 5 ? '1380000' : '13800001234',
    ],
  })),
  faults: [
    { row: 4, column: '界别', words: { zh: '没有“经济届”这个界别，是不是“经济界”？', en: 'There is no such sector.' } },
    { row: 5, column: '联系电话', words: { zh: '电话少于 11 位', en: 'Fewer than 11 digits' } },
  ],
  total: 182,
  good: 180,
})

function ago(days) {
  return new Date(Date.now() - days * 86400000).toISOString()
}
function inDays(days) {
  return new Date(Date.now() + days * 86400000).toISOString().slice(0, 10)
}

function answerApi(request, reply, url) {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    let body = {}
    try {
      body = JSON.parse(Buffer.concat(chunks).toString() || '{}')
    } catch {
      /* a file */
    }
    const role = decodeURIComponent(/(?:^|; )role=([^;]*)/.exec(request.headers.cookie ?? '')?.[1] ?? '')
    const path = url.pathname.slice('/api/v1'.length)
    for (const [verb, pattern, handle] of isMember(role) ? [...memberRoutes, ...routes] : routes) {
      const match = verb === request.method && pattern.exec(path)
      if (!match) continue
      const answer = handle(match, url.searchParams, body, reply, role)
      if (answer === undefined && isMember(role)) continue
      const problem = typeof answer?.status === 'number' && answer.code
      reply.writeHead(problem ? answer.status : 200, {
        'Content-Type': problem ? 'application/problem+json' : 'application/json',
      })
      return reply.end(JSON.stringify(answer ?? {}))
    }
    if (request.method === 'GET') {
      reply.writeHead(404, { 'Content-Type': 'application/problem+json' })
      return reply.end(JSON.stringify({ status: 404, code: 'not_found', title: '没有找到', detail: '', errors: [] }))
    }
    reply.writeHead(200, { 'Content-Type': 'application/json' })
    reply.end(JSON.stringify({ version: 2, saved_at: new Date().toISOString() }))
  })
}

createServer((request, reply) => {
  const url = new URL(request.url, 'http://x')
  reply.setHeader('Content-Security-Policy', policy)
  reply.setHeader('X-Content-Type-Options', 'nosniff')
  if (url.pathname.startsWith('/api/')) return answerApi(request, reply, url)
  let file = join(dist, normalize(url.pathname))
  const face = /^\/(desk|member)(\/|$)/.exec(url.pathname)
  if (face && !extname(url.pathname)) file = `${dist}/${face[1]}/index.html`
  if (!existsSync(file) || statSync(file).isDirectory()) {
    reply.writeHead(404)
    return reply.end()
  }
  reply.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
  reply.end(readFileSync(file))
}).listen(port, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${port}/desk/ (sign in as clerk, head, gov, unit, unithead, leader, affairs or admin)`),
)
