// Invented data of an invented city for mock.mjs.
import { readFileSync } from 'node:fs'

const day = 86400000
const now = Date.now()
const ago = (days) => new Date(now - days * day).toISOString()
const inDays = (days) => new Date(now + days * day).toISOString().slice(0, 10)

const names = [
  '林静宜',
  '周维民',
  '陈立新',
  '赵文博',
  '孙晓岚',
  '李国梁',
  '王秀芝',
  '何建平',
  '马晓峰',
  '杨子涵',
  '高志远',
  '罗美玲',
  '郑海波',
  '谢安琪',
  '唐克勤',
  '曹敏',
  '彭卫东',
  '蒋雪梅',
  '韩冬',
  '冯家驹',
]
const sectors = [
  '经济界',
  '教育界',
  '医药卫生界',
  '农业界',
  '科学技术界',
  '文化艺术界',
  '工商联',
  '民盟',
  '民建',
  '妇联',
]
export const members = names.map((name, i) => ({
  id: `m${i}`,
  code: `5-${String(i + 1).padStart(3, '0')}`,
  name,
  pinyin: '',
  sex: i % 3 === 0 ? '女' : '男',
  ethnicity: i % 5 ? '汉族' : '彝族',
  sector: sectors[i % sectors.length],
  party: ['中共', '民盟', '无党派', '民建'][i % 4],
  employer: ['云岭市第一人民医院', '云岭学院', '云岭建设集团', '市农业科学研究所'][i % 4],
  post: ['主任医师', '教授', '总经理', '研究员'][i % 4],
  committee_post: i === 1 ? '副主席' : i % 4 ? '委员' : '常务委员',
  status: i === 17 ? 'suspended' : 'active',
  phone_masked: '138****1234',
  bodies: [{ id: 'b1', name: '经济委员会' }],
}))
export const bodies = sectors.map((name, i) => ({ id: `b${i}`, kind: 'sector', name, parent: '', members: 8 + i * 3 }))
export const units = [
  '市住房和城乡建设局',
  '市教育体育局',
  '市卫生健康委员会',
  '市农业农村局',
  '市交通运输局',
  '市民政局',
  '市生态环境局',
  '市文化和旅游局',
  '市人力资源和社会保障局',
  '市科学技术局',
  '市财政局',
  '市公安局',
].map((name, i) => ({
  id: `u${i}`,
  code: `0${i}`,
  short_name: name.slice(1),
  parent: '',
  name,
  system: 'government',
  is_handling_unit: true,
  active: i !== 11,
  contacts: [{ name: names[(i + 5) % 20], phone: '138****5678', leader: names[(i + 9) % 20] }],
  version: 1,
}))

const titles = [
  '关于完善老旧小区加装电梯配套政策的建议',
  '关于加快县域医共体信息互通的建议',
  '关于在农村中小学推行午餐营养标准的建议',
  '关于治理城区夜间施工噪声的建议',
  '关于支持高原特色蔬菜冷链仓储建设的建议',
  '关于优化城市公交接驳地铁线路的建议',
  '关于加强社区居家养老服务人员培训的建议',
  '关于保护古城传统民居风貌的建议',
  '关于推动职业院校与园区企业联合培养的建议',
  '关于规范电动自行车停放充电的建议',
  '关于加大小微企业首贷支持力度的建议',
  '关于建设湿地候鸟观测与科普基地的建议',
]
const categories = [
  'urban_rural',
  'health_sports',
  'education_science',
  'resources_environment',
  'agriculture',
  'transport_tourism',
  'civil_affairs_labour',
  'culture_heritage',
  'education_science',
  'social_governance',
  'finance',
  'resources_environment',
]
const stages = [
  'submitted',
  'pre_passed',
  'filed',
  'assigned',
  'handling',
  'handling',
  'replied',
  'rehandling',
  'fed_back',
  'closed',
  'closed',
  'tracking',
  'filed',
  'handling',
  'returned',
  'not_filed',
  'merged',
  'withdrawn',
  'archived',
  'cosigning',
]

export const proposals = Array.from({ length: 72 }, (_, i) => {
  const stage = stages[i % stages.length]
  const open = [
    'submitted',
    'pre_passed',
    'filed',
    'assigned',
    'handling',
    'replied',
    'rehandling',
    'tracking',
  ].includes(stage)
  const dueIn = [12, 3, -4, 26, 1, 58, 0, -11][i % 8]
  const filed = !['submitted', 'pre_passed', 'returned', 'not_filed', 'cosigning'].includes(stage)
  const answered = ['replied', 'fed_back', 'closed', 'tracking', 'archived', 'rehandling'].includes(stage)
  return {
    id: `p${i + 1}`,
    number_text: filed ? `第${String(i + 1).padStart(4, '0')}号` : '',
    title: titles[i % titles.length],
    kind: ['member', 'joint', 'sector', 'party'][i % 4],
    stage,
    category: categories[i % categories.length],
    sector: sectors[i % sectors.length],
    proposer: i % 4 === 2 ? sectors[i % sectors.length] : names[i % names.length],
    co_signers: i % 4 === 1 ? 4 : 0,
    lead_units: [
      'assigned',
      'handling',
      'replied',
      'rehandling',
      'fed_back',
      'closed',
      'tracking',
      'archived',
    ].includes(stage)
      ? units[i % units.length].name
      : '',
    stage_since: ago(20 + (i % 30)),
    due_on: open ? inDays(dueIn) : null,
    late: open && dueIn < 0,
    reply_class: answered ? ['A', 'B', 'A', 'C'][i % 4] : '',
    rating: ['fed_back', 'closed', 'archived'].includes(stage)
      ? ['satisfied', 'basically_satisfied', 'silence'][i % 3]
      : stage === 'rehandling'
        ? 'dissatisfied'
        : '',
    is_key: i % 13 === 4,
    is_excellent: i % 17 === 9,
    merged_into: stage === 'merged' ? 'p1' : '',
    term: 5,
    session: 5,
    updated_at: ago(i / 3),
    version: 3,
  }
})

const order = ['submit', 'review', 'file', 'assign', 'sign_for', 'reply', 'feedback', 'close']
const openAt = {
  submitted: 1,
  pre_passed: 2,
  filed: 3,
  assigned: 4,
  handling: 5,
  rehandling: 5,
  replied: 6,
  fed_back: 7,
  closed: 8,
  tracking: 8,
  archived: 8,
}
function loopOf(p) {
  const at = openAt[p.stage] ?? 1
  const actors = [
    p.proposer,
    '陈立新',
    '赵文博',
    '市政府督查室',
    p.lead_units || '',
    p.lead_units || '',
    p.proposer,
    '陈立新',
  ]
  const line = (round, from) =>
    order.slice(from).map((step, k) => {
      const i = k + from
      const done = i < at
      return {
        step,
        state: done ? 'done' : i === at ? 'current' : 'ahead',
        round,
        at: done ? ago(120 - i * 14) : null,
        actor: done ? actors[i] : '',
        due_on: i === at ? p.due_on : null,
        days_used: done ? [0, 6, 4, 12, 2, 63, 9, 3][i] : null,
        late: i === at && p.late,
      }
    })
  if (p.stage !== 'rehandling') return line(1, 0)
  return [
    ...order.slice(0, 7).map((step, i) => ({
      step,
      state: 'done',
      round: 1,
      at: ago(130 - i * 14),
      actor: actors[i],
      due_on: null,
      days_used: [0, 6, 4, 12, 2, 63, 9][i],
      late: false,
    })),
    ...line(2, 5),
  ]
}
const may = {
  clerk: {
    submitted: ['pass_preliminary', 'return_for_change', 'withdraw'],
    pre_passed: ['merge', 'return_for_change', 'withdraw'],
    fed_back: ['close'],
    closed: ['track', 'archive'],
    filed: ['assign', 'withdraw'],
    handling: ['key', 'supervision'],
    not_filed: ['convert', 'archive'],
  },
  head: {
    submitted: ['pass_preliminary', 'return_for_change', 'withdraw'],
    pre_passed: ['file', 'return_for_change', 'decline', 'merge', 'withdraw'],
    filed: ['assign', 'withdraw'],
    fed_back: ['close', 'reopen'],
    closed: ['track', 'archive', 'excellent', 'raise'],
    handling: ['key', 'supervision', 'withdraw'],
    not_filed: ['convert', 'archive'],
  },
  gov: {
    filed: ['assign'],
    handling: ['check', 'send_back', 'deliver', 'decide_objection', 'urge', 'supervision'],
    rehandling: ['check', 'deliver'],
  },
  unit: {
    assigned: ['sign_for', 'object'],
    handling: ['reply', 'opinion', 'extension', 'contact'],
    rehandling: ['reply', 'contact'],
  },
  unithead: { assigned: ['sign_for', 'object'], handling: ['sign', 'reply', 'contact'] },
}
export function pageOf(p, role) {
  const i = Number(p.id.slice(1))
  const proposal = {
    ...p,
    number: i,
    in_session: true,
    first_member: p.kind === 'member' || p.kind === 'joint' ? `m${(i - 1) % 20}` : '',
    body: '',
    handling: p.lead_units ? (i % 3 ? 'single' : 'joint') : 'none',
    publish_consent: true,
    publish_reason: '',
    may_second: false,
    public_state: 'none',
    round: p.stage === 'rehandling' ? 2 : 1,
    rule_version: 'default-2026.1',
    author: 'a1',
    created_at: ago(125),
    submitted_at: ago(120),
    filed_at: ago(100),
    assigned_at: ago(88),
    replied_at: null,
    closed_at: null,
  }
  delete proposal.late
  return {
    proposal,
    situation:
      '我市建成于 2000 年以前的住宅小区共 412 个，其中六层以上未装电梯的单元约 3,600 个，居住 60 岁以上老人 2.1 万人。近三年完成加装 218 部，平均用时 14 个月，居民反映最集中的是费用分摊难、低层住户不同意、管线迁改慢。\n今年 3 月，我们走访了东城、北关两个街道的 9 个小区，发放问卷 640 份，收回 587 份。支持加装的占 83%，但真正进入施工的只有两成。',
    analysis:
      '一是分摊没有依据。各小区自行商议，常因一两户意见不一而停工。\n二是部门各管一段。规划、住建、水电气各有流程，一部电梯要跑 7 个窗口。\n三是低层住户的损失没有补偿办法，补偿全靠邻里协商。',
    advice:
      '一、由市住建局牵头，今年第三季度前制定费用分摊与低层补偿的指导办法，附示范协议。\n二、设立“一窗受理”，管线迁改并联审批，总用时压到 6 个月以内。\n三、对特困、失能老人家庭给予一次性补助，从住宅专项维修资金增值收益中列支。',
    body: null,
    suggested_units: [
      { id: 'u0', name: '市住房和城乡建设局' },
      { id: 'u10', name: '市财政局' },
    ],
    merged_into: p.merged_into ? { id: 'p1', name: '第0001号' } : null,
    merged: i % 11 === 5 ? [{ id: 'p17', name: '第0017号 关于电梯加装补贴的建议' }] : [],
    may: may[role]?.[p.stage] ?? [],
    loop: loopOf(p),
    clocks: p.due_on
      ? [{ term: 'reply', words: { zh: '办理答复', en: 'reply' }, unit: p.lead_units, due_on: p.due_on, late: p.late }]
      : [],
    signers: [
      {
        member: { id: `m${(i - 1) % 20}`, name: p.proposer },
        sector: p.sector,
        part: 'first_proposer',
        state: 'confirmed',
        note: '',
        answered_at: ago(121),
        deadline: null,
      },
      ...Array.from({ length: p.co_signers }, (_, k) => ({
        member: { id: `m${(i + k) % 20}`, name: names[(i + k) % 20] },
        sector: sectors[(i + k) % 10],
        part: 'co_signer',
        state: ['confirmed', 'confirmed', 'asked', 'declined'][k % 4],
        note: '',
        answered_at: k % 4 < 2 ? ago(121) : null,
        deadline: inDays(2),
      })),
    ],
    reviews: ['submitted', 'cosigning'].includes(p.stage)
      ? []
      : [
          {
            step: 'preliminary',
            result: 'passed',
            reason_code: '',
            opinion: '一事一案，情况清楚，建议具体。',
            reviewer: '陈立新',
            at: ago(110),
          },
        ],
    attachments: [
      {
        id: 'f1',
        name: '走访记录与问卷汇总.xlsx',
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: 48213,
        added_at: ago(122),
      },
    ],
  }
}
export function handlingOf(p, role) {
  const i = Number(p.id.slice(1))
  if (!p.lead_units)
    return {
      kind: null,
      round: 1,
      countersignatures: [],
      may: [],
      assignments: [],
      objections: [],
      extensions: [],
      contacts: [],
      replies: [],
      ratings: [],
      promises: [],
    }
  const stage =
    { assigned: 'waiting', handling: i % 2 ? 'drafted' : 'head_signed', rehandling: 'signed_for' }[p.stage] ?? 'replied'
  const unit = { id: units[(i - 1) % 12].id, name: p.lead_units }
  const lead = {
    id: `s${i}`,
    unit,
    part: 'lead',
    stage,
    assigned_at: ago(88),
    due_on: p.due_on ?? inDays(-30),
    extended_to: null,
    signed_for_at: stage === 'waiting' ? null : ago(86),
    replied_at: stage === 'replied' ? ago(20) : null,
    late: p.late,
    round: p.stage === 'rehandling' ? 2 : 1,
    asked: '研究费用分摊办法',
    clerk: '何建平',
    opinion: null,
    office: 'government_supervision',
    may: may[role]?.[p.stage]?.filter((name) => !['key', 'supervision', 'assign'].includes(name)) ?? [],
  }
  const co = {
    ...lead,
    id: `c${i}`,
    unit: { id: 'u10', name: '市财政局' },
    part: 'co',
    stage: 'opinion_sent',
    asked: '提出补助资金意见',
    may: [],
    opinion: '同意从维修资金增值收益中安排补助，年度额度 300 万元以内。',
  }
  const answered = ['waiting', 'signed_for'].includes(stage)
    ? []
    : [
        {
          id: `r${i}`,
          assignment: lead.id,
          unit,
          round: 1,
          interim: false,
          version: 2,
          stage: stage === 'replied' ? 'delivered' : stage,
          reply_class: p.reply_class || 'B',
          proposed_class: p.reply_class || 'B',
          promises: [],
          mediation: '',
          sent_back_reason: '',
          class_words: { zh: '列入计划拟解决', en: 'planned' },
          document_number: '云住建函〔2026〕41号',
          body: `${p.proposer}委员：\n您提出的${p.number_text}《${p.title}》收悉。经商市财政局，现答复如下：\n一、关于费用分摊。我局已完成 9 个小区的摸底，今年 9 月底前出台加装电梯费用分摊办法，附示范协议。\n二、关于并联审批。自 7 月起，加装电梯在政务服务中心设专窗受理，管线迁改由专窗统一派单。\n三、关于补助。特困、失能老人家庭每户补助标准正在测算，年底前报市政府审定。\n感谢您对我市住房保障工作的关心和支持。`,
          previous_body: `${p.proposer}委员：\n您提出的${p.number_text}《${p.title}》收悉。经商市财政局，现答复如下：\n一、关于费用分摊。我局将研究出台加装电梯费用分摊办法。\n感谢您对我市住房保障工作的关心和支持。`,
          open: true,
          contact_name: '何建平',
          contact_phone: '0871-6000012',
          signed_by: stage === 'drafted' ? null : '马晓峰',
          signed_at: stage === 'drafted' ? null : ago(24),
          checked_by: stage === 'replied' ? '市政府督查室' : null,
          checked_at: stage === 'replied' ? ago(22) : null,
          delivered_at: stage === 'replied' ? ago(20) : null,
        },
      ]
  return {
    kind: i % 3 ? 'single' : 'joint',
    assignments: i % 3 ? [lead] : [lead, co],
    countersignatures: [],
    round: 1,
    may: [],
    objections:
      i % 9 === 4
        ? [
            {
              id: `o${i}`,
              assignment: lead.id,
              unit,
              reason: '补助资金由民政部门管理，不属我局职责。',
              better_unit: { id: 'u5', name: '市民政局' },
              asked_at: ago(3),
              due_on: inDays(4),
              decision: 'open',
              decided_at: null,
              decided_by: null,
              decision_reason: '',
            },
          ]
        : [],
    extensions: [],
    contacts: [
      {
        id: 'x1',
        assignment: lead.id,
        face_to_face: true,
        unit,
        way: 'visit',
        at: ago(60),
        with: p.proposer,
        summary: '到东城街道与提案人面商，逐条讨论三项建议，提案人希望先试点再推开。',
        deputy_head: true,
      },
    ],
    replies: answered,
    ratings:
      p.rating && p.rating !== 'silence'
        ? [
            {
              member: { id: 'm1', name: p.proposer },
              round: 1,
              state: 'given',
              due_on: inDays(-5),
              attitude: 'satisfied',
              result: p.rating,
              reason: p.rating === 'dissatisfied' ? '没有给出时间表，补助标准也没有着落。' : '',
              at: ago(12),
            },
          ]
        : [],
    promises:
      p.reply_class === 'B'
        ? [
            {
              id: 'k1',
              sentence: '今年 9 月底前出台加装电梯费用分摊办法，附示范协议。',
              due_on: inDays(-3),
              state: 'open',
              evidence: '',
              asked_at: null,
              unit,
            },
            {
              id: 'k2',
              sentence: '自 7 月起设专窗受理。',
              due_on: inDays(-80),
              state: 'met',
              evidence: '7 月 3 日政务服务中心 12 号窗口启用。',
              asked_at: ago(70),
              unit,
            },
          ]
        : [],
  }
}

const roleSets = {
  clerk: ['proposal_clerk'],
  head: ['proposal_head'],
  gov: ['government_supervision'],
  unit: ['unit_clerk'],
  unithead: ['unit_head'],
  leader: ['committee_leader'],
  affairs: ['member_affairs'],
  admin: ['system_admin'],
  audit: ['audit_admin'],
  collective: ['collective_clerk'],
}
const powersOf = (role) =>
  ({
    proposal_clerk: [
      'proposals.assign',
      'oversight.promises',
      'publication.prepare',
      'statistics.read',
      'oversight.assess',
      'imports.manage',
      'oversight.key',
      'oversight.supervise',
      'oversight.urge',
      'units.manage',
    ],
    proposal_head: [
      'proposals.assign',
      'oversight.promises',
      'publication.prepare',
      'statistics.read',
      'oversight.assess',
      'imports.manage',
      'oversight.key',
      'oversight.supervise',
      'oversight.urge',
      'units.manage',
    ],
    government_supervision: [
      'proposals.assign',
      'oversight.promises',
      'statistics.read',
      'oversight.assess',
      'oversight.supervise',
      'oversight.urge',
      'units.manage',
    ],
    unit_clerk: ['oversight.promises', 'statistics.read'],
    unit_head: ['oversight.promises', 'statistics.read'],
    committee_leader: ['oversight.promises', 'statistics.read', 'oversight.key', 'oversight.supervise'],
    member_affairs: ['statistics.read', 'imports.manage', 'members.manage', 'members.reveal'],
    system_admin: ['accounts.read', 'accounts.manage'],
    audit_admin: ['accounts.read', 'audit.read'],
  })[role] ?? []
export function session(role) {
  const roles = roleSets[role] ?? ['proposal_clerk']
  const unit = roles[0].startsWith('unit') ? { id: 'u0', name: '市住房和城乡建设局' } : null
  return {
    account: {
      id: 'a1',
      login: role,
      name:
        {
          clerk: '陈立新',
          head: '赵文博',
          gov: '孙晓岚',
          unit: '何建平',
          unithead: '马晓峰',
          leader: '周维民',
          affairs: '曹敏',
          admin: '韩冬',
        }[role] ?? '陈立新',
      language: 'zh',
      text_size: 'standard',
    },
    committee: { id: 1, name: '政协云岭市委员会', short_name: '云岭市政协', level: 'prefectural' },
    committees: [
      { id: 1, name: '政协云岭市委员会', short_name: '云岭市政协' },
      { id: 2, name: '政协清河县委员会', short_name: '清河县政协' },
    ],
    grants: [],
    roles,
    powers: powersOf(roles[0]),
    member: null,
    unit,
    csrf: 'mock',
    must_change_password: role === 'new',
    totp_enabled: false,
    must_enrol_totp: false,
    unread: 2,
  }
}
export function tasks(role) {
  const verbs =
    {
      clerk: ['pass_preliminary', 'close', 'assign'],
      head: ['file', 'assign'],
      gov: ['check', 'assign', 'decide_objection'],
      unit: ['sign_for', 'reply', 'contact'],
      unithead: ['sign'],
      leader: [],
    }[role] ?? []
  const words = {
    pass_preliminary: ['初审', 'Review'],
    file: ['审定立案', 'Decide on filing'],
    close: ['办结', 'Close'],
    assign: ['交办', 'Assign'],
    check: ['审核答复', 'Check the reply'],
    decide_objection: ['决定申退', 'Decide the objection'],
    sign_for: ['签收', 'Sign for'],
    reply: ['起草答复', 'Draft the reply'],
    contact: ['联系提案人', 'Contact the proposer'],
    sign: ['签发答复', 'Sign the reply'],
  }
  const open = proposals.filter((p) => p.due_on).slice(0, verbs.length ? 14 : 0)
  const items = open.map((p, i) => {
    const left = Math.round((Date.parse(p.due_on) - now) / day) + 1
    const verb = verbs[i % verbs.length]
    return {
      id: `t${i}`,
      verb,
      subject: p.id,
      words: { zh: words[verb][0], en: words[verb][1] },
      proposal: { id: p.id, name: p.title },
      number_text: p.number_text,
      since: p.stage_since,
      due_on: p.due_on,
      late: p.late,
      from: names[(i * 3) % 20],
      group: left < 0 ? 'overdue' : left <= 1 ? 'today' : left < 7 ? 'week' : 'later',
    }
  })
  return { items, counts: {} }
}
export function radar() {
  const days = Array.from({ length: 75 }, (_, i) => {
    const d = new Date(now + (i - 14) * day)
    return { date: d.toISOString().slice(0, 10), working: ![0, 6].includes(d.getUTCDay()) }
  })
  const risks = ['in_time', 'near', 'late', 'in_time', 'forecast_late', 'in_time']
  return {
    today: inDays(0),
    days,
    units: units.slice(0, 9).map((u, k) => ({
      unit: { id: u.id, name: u.name },
      dots: proposals
        .filter((p) => p.lead_units === u.name && p.due_on)
        .concat(proposals.filter((p, i) => p.lead_units && i % 9 === k))
        .slice(0, 6)
        .map((p, i) => ({
          proposal: { id: p.id, name: p.title },
          number_text: p.number_text,
          assignment: `s${p.id.slice(1)}`,
          step: { zh: '办理答复', en: 'reply' },
          term: 'reply',
          due_on: inDays(risks[(i + k) % 6] === 'late' ? -3 - i : 2 + ((i * 11 + k * 5) % 55)),
          risk: risks[(i + k) % 6],
          forecast_on: risks[(i + k) % 6] === 'forecast_late' ? inDays(70) : null,
          reason: {
            zh: '该单位近两年同类提案平均 71 天答复，本件已用 52 天。',
            en: 'The unit took 71 days on average; 52 are used.',
          },
        })),
    })),
  }
}
export function statistics(query) {
  const group = query.get('group') || 'unit'
  const keys =
    group === 'category'
      ? ['城乡建设', '卫生体育', '教育科技', '资源环境', '农牧林水', '交通旅游']
      : group === 'sector'
        ? sectors
        : group === 'session'
          ? ['五届三次', '五届四次', '五届五次']
          : units.map((u) => u.name)
  const measures = [
    ['filed', '立案', 'Filed'],
    ['replied', '已答复', 'Replied'],
    ['late', '逾期', 'Late'],
    ['class_a', 'A 类', 'Class A'],
    ['in_time_rate', '按期率', 'In time'],
    ['satisfied_rate', '满意率', 'Satisfied'],
  ].map(([name, zh, en]) => ({
    name,
    words: { zh, en },
    kind: name.endsWith('rate') ? 'rate' : 'count',
    part: '',
    whole: '',
  }))
  const row = (name, i) => ({
    key: `${i}`,
    name,
    values: {
      filed: 42 - i * 3,
      replied: 38 - i * 3,
      late: i % 4,
      class_a: 20 - i,
      in_time_rate: 0.98 - i * 0.01,
      satisfied_rate: 0.99 - i * 0.008,
    },
    link: '?view=all',
    links: {},
  })
  return {
    measures,
    rows: keys.map(row),
    total: {
      ...row('合计', 0),
      values: { filed: 306, replied: 258, late: 17, class_a: 174, in_time_rate: 0.934, satisfied_rate: 0.951 },
    },
  }
}

// The rule book as it is shipped; TOML of one flat style, read by hand.
const toml = (name) => readFileSync(new URL(`../../rules/default/${name}.toml`, import.meta.url), 'utf8')
const entry = (line) =>
  Object.fromEntries(
    [...line.matchAll(/(\w+) = (?:"([^"]*)"|\[([^\]]*)\]|(\w+))/g)].map((m) => [
      m[1],
      m[2] ?? (m[3] !== undefined ? [...m[3].matchAll(/"([^"]*)"/g)].map((x) => x[1]) : m[4]),
    ]),
  )
const tables = (text, name) =>
  (new RegExp(`^${name} = \\[\\n([\\s\\S]*?)^\\]`, 'm').exec(text)?.[1] ?? '')
    .split('\n')
    .filter((l) => l.trim().startsWith('{'))
    .map(entry)
const code = (e) => ({ code: e.code, words: { zh: e.zh, en: e.en }, parent: e.parent ?? '' })
const rulesText = toml('proposals')
const lifecycleTexts = toml('lifecycles')
  .split(/^\[(?=proposal|assignment)/m)
  .slice(1)
const lifecycleOf = (text) => ({
  name: /^(\w+)\]/.exec(text)[1],
  initial: /initial = "(\w+)"/.exec(text)[1],
  ends: entry(/ends = .*/.exec(text)[0]).ends,
  stages: tables(text, 'stages').map(code),
  acts: tables(text, 'acts').map(code),
  transitions: tables(text, 'transitions')
    .filter(
      (t) =>
        !(t.from === 'submitted' && ['file', 'decline', 'merge'].includes(t.act)) &&
        t.from !== 'second_passed' &&
        t.to !== 'second_passed',
    )
    .map((t) => ({
      from: t.from,
      act: t.act,
      to: t.to,
      by: t.by ?? [],
      needs_reason: t.needs_reason === 'true',
      starts: t.starts ?? '',
    })),
})
const termOf = (block) => ({
  name: /^\[(\w+)\]/.exec(block)[1],
  words: { zh: /zh = "(.*)"/.exec(block)[1], en: /en = "(.*)"/.exec(block)[1] },
  days: Number(/days = (\d+)/.exec(block)[1]),
  kind: /kind = "(\w+)"/.exec(block)[1],
  remind_before: (/remind_before = \[(.*)\]/.exec(block)?.[1] ?? '').split(',').filter(Boolean).map(Number),
  escalate_after: Number(/escalate_after = (\d+)/.exec(block)?.[1] ?? 0),
})
export const rules = {
  version: 'default-2026.1',
  in_force: '2024-01-01',
  lifecycles: lifecycleTexts.map(lifecycleOf),
  terms: toml('clocks')
    .split(/^(?=\[)/m)
    .slice(1)
    .map(termOf),
  proposals: {
    review_steps: ['preliminary', 'final'],
    limits: {
      title: 50,
      situation: 3000,
      analysis: 3000,
      advice: 3000,
      co_signers: 10,
      suggested_units: 3,
      attachment_bytes: 20000000,
      attachments: 10,
    },
    kinds: tables(rulesText, 'kinds').map(code),
    categories: tables(rulesText, 'categories').map(code),
    decline_reasons: tables(rulesText, 'decline_reasons').map(code),
    supervision_forms: tables(rulesText, 'supervision_forms').map(code),
    contact_ways: tables(rulesText, 'contact_ways').map(code),
    attitudes: tables(rulesText, 'attitudes').map(code),
    results: tables(rulesText, 'results').map(code),
    reply_scheme: {
      name: 'three',
      words: { zh: '三类', en: 'three classes' },
      classes: [
        { letter: 'A', words: { zh: '已解决或采纳', en: 'solved or adopted' }, promises: false, settles: true },
        { letter: 'B', words: { zh: '列入计划拟解决', en: 'planned' }, promises: true, settles: false },
        { letter: 'C', words: { zh: '条件所限，留作参考', en: 'for reference' }, promises: false, settles: true },
      ],
    },
    number_format: '第{number:4}号',
    category_number_format: '',
    document_number_format: '',
    rehandle_rounds: 2,
    second_release_person: true,
    assessment: {
      full: 100,
      grades: [],
      deductions: tables(rulesText, 'deductions').map((e) => ({
        code: e.code,
        words: { zh: e.zh, en: e.en },
        counted: e.counted,
        points: 0,
        cap: 0,
      })),
    },
  },
  lists: {
    sectors: tables(toml('lists'), 'sectors').map(code),
    parties: tables(toml('lists'), 'parties').map(code),
    posts: tables(toml('lists'), 'posts').map(code),
  },
}
