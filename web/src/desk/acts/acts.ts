// Every act of the desk as data: which fields it asks for, and where it is sent. One dialog (ActDialog) draws them.
// Which acts are open now is said by the server (`may`); this table only knows their forms.
import {
  act,
  addEvidence,
  assignmentAct,
  coSign,
  decideExtension,
  decideObjection,
  oversightAct,
  rate,
  readCommittee,
  replyAct,
} from '@shared/api'
import type { Code, ProposalRules } from '@shared/api'

export type FieldKind =
  'line' | 'long' | 'date' | 'code' | 'unit' | 'members' | 'proposal' | 'choice' | 'flag' | 'moment' | 'units'
export interface ActField {
  name: string
  kind: FieldKind
  optional?: boolean
  /** For `code`: the list of the rule book; for `choice`: own values, named actValue.<field>.<value>. */
  codes?: (rules: ProposalRules) => Code[]
  values?: string[]
  /** Shown only while this holds. */
  when?: (values: Values) => boolean
}
export type Values = Record<string, string | boolean | string[] | UnitPart[]>
export interface UnitPart {
  unit: string
  name: string
  part: 'lead' | 'co' | 'split'
}
/** What the act is done to: the proposal, and where needed one assignment, objection, extension, promise. */
export interface Target {
  proposal: string
  version: number
  id?: string
  /** The version of the reply that was read. */
  reply?: number
}
export interface ActForm {
  name: string
  fields: ActField[]
  danger?: boolean
  send: (target: Target, values: Values) => Promise<unknown>
}

const opinion: ActField = { name: 'opinion', kind: 'long', optional: true }
const reason: ActField = { name: 'reason', kind: 'long' }
const onProposal = (path: string) => (target: Target, values: Values) =>
  act(target.proposal, path, { version: target.version, ...values })
const onAssignment = (path: string) => (target: Target, values: Values) => assignmentAct(target.id ?? '', path, values)
const onReply = (path: 'countersign' | 'sign' | 'check' | 'deliver') => (target: Target, values: Values) =>
  replyAct(target.id ?? '', path, values)
const partsOnly = (values: Values) => ({
  ...values,
  units: ((values.units ?? []) as UnitPart[]).map(({ unit, part }) => ({ unit, part })),
})
const orNull = (value: unknown) => (value === '' || value === undefined ? null : value)

const forms: ActForm[] = [
  { name: 'submit', fields: [], send: onProposal('submit') },
  {
    name: 'ask_co_signers',
    fields: [{ name: 'deadline', kind: 'date', optional: true }],
    send: (target, values) =>
      act(target.proposal, 'ask-co-signers', { version: target.version, deadline: orNull(values.deadline) }),
  },
  { name: 'withdraw', danger: true, fields: [reason], send: onProposal('withdraw') },
  {
    name: 'co_sign',
    fields: [
      { name: 'confirm', kind: 'choice', values: ['true', 'false'] },
      { name: 'note', kind: 'line', optional: true },
    ],
    send: (target, values) => coSign(target.proposal, values.confirm === 'true', String(values.note ?? '')),
  },
  { name: 'pass_preliminary', fields: [opinion], send: onProposal('pass') },
  { name: 'pass_second', fields: [opinion], send: onProposal('pass') },
  {
    name: 'file',
    fields: [{ name: 'category', kind: 'code', codes: (rules) => rules.categories }, opinion],
    send: onProposal('file'),
  },
  { name: 'return_for_change', fields: [reason], send: onProposal('return') },
  {
    name: 'decline',
    danger: true,
    fields: [
      { name: 'reason_code', kind: 'code', codes: (rules) => rules.decline_reasons },
      { name: 'opinion', kind: 'long' },
    ],
    send: onProposal('decline'),
  },
  {
    name: 'convert',
    fields: [{ name: 'to', kind: 'choice', values: ['opinion_report', 'letter'] }, reason],
    send: onProposal('convert'),
  },
  {
    name: 'merge',
    fields: [
      { name: 'into', kind: 'proposal' },
      { name: 'consents', kind: 'members' },
      { name: 'note', kind: 'long', optional: true },
    ],
    send: onProposal('merge'),
  },
  {
    name: 'assign',
    fields: [
      { name: 'handling', kind: 'choice', values: ['single', 'joint', 'split'] },
      { name: 'units', kind: 'units' },
      { name: 'due_on', kind: 'date', optional: true },
      { name: 'note', kind: 'long', optional: true },
    ],
    send: (target, values) =>
      act(target.proposal, 'assign', { version: target.version, ...partsOnly(values), due_on: orNull(values.due_on) }),
  },
  { name: 'close', fields: [{ name: 'reason', kind: 'long', optional: true }], send: onProposal('close') },
  { name: 'track', fields: [], send: onProposal('track') },
  { name: 'archive', fields: [], send: onProposal('archive') },
  { name: 'reopen', fields: [reason], send: onProposal('reopen') },

  { name: 'sign_for', fields: [], send: onAssignment('sign-for') },
  {
    name: 'object',
    fields: [reason, { name: 'better_unit', kind: 'unit', optional: true }],
    send: (target, values) =>
      assignmentAct(target.id ?? '', 'object', { reason: values.reason, better_unit: orNull(values.better_unit) }),
  },
  { name: 'extension', fields: [{ name: 'until', kind: 'date' }, reason], send: onAssignment('extension') },
  { name: 'opinion', fields: [{ name: 'text', kind: 'long' }], send: onAssignment('opinion') },
  {
    name: 'contact',
    fields: [
      { name: 'way', kind: 'code', codes: (rules) => rules.contact_ways },
      { name: 'at', kind: 'moment' },
      { name: 'with', kind: 'line' },
      { name: 'summary', kind: 'long' },
      { name: 'deputy_head', kind: 'flag' },
    ],
    send: (target, values) =>
      assignmentAct(target.id ?? '', 'contacts', {
        ...values,
        at: new Date(`${String(values.at)}:00+08:00`).toISOString(),
      }),
  },
  { name: 'urge', fields: [{ name: 'text', kind: 'long' }], send: onAssignment('urge') },
  {
    name: 'countersign',
    fields: [
      { name: 'agree', kind: 'choice', values: ['true', 'false'] },
      { name: 'opinion', kind: 'long', optional: true },
    ],
    send: (target, values) =>
      replyAct(target.id ?? '', 'countersign', {
        agree: values.agree === 'true',
        opinion: values.opinion ?? '',
        version: target.reply ?? null,
      }),
  },
  { name: 'sign', fields: [{ name: 'mediation', kind: 'long', optional: true }], send: onReply('sign') },
  {
    name: 'check',
    fields: [
      { name: 'accept', kind: 'choice', values: ['true', 'false'] },
      {
        name: 'reply_class',
        kind: 'code',
        optional: true,
        codes: (rules) =>
          rules.reply_scheme.classes.map(({ letter, words }) => ({
            code: letter,
            words: { zh: `${letter} 类：${words.zh}`, en: `${letter}: ${words.en}` },
            parent: '',
          })),
        when: (values) => values.accept === 'true',
      },
      { name: 'reason', kind: 'long', when: (values) => values.accept === 'false' },
    ],
    send: (target, values) =>
      replyAct(target.id ?? '', 'check', {
        accept: values.accept === 'true',
        reply_class: orNull(values.reply_class),
        reason: values.reason ?? '',
      }),
  },
  { name: 'deliver', fields: [], send: onReply('deliver') },
  { name: 'cancel_assignment', danger: true, fields: [reason], send: onAssignment('cancel') },
  {
    name: 'decide_objection',
    fields: [
      { name: 'accept', kind: 'choice', values: ['true', 'false'] },
      { name: 'units', kind: 'units', when: (values) => values.accept === 'true' },
      reason,
    ],
    send: (target, values) =>
      decideObjection(target.id ?? '', { ...partsOnly(values), accept: values.accept === 'true' }),
  },
  {
    name: 'decide_extension',
    fields: [
      { name: 'accept', kind: 'choice', values: ['true', 'false'] },
      { name: 'until', kind: 'date', when: (values) => values.accept === 'true' },
      reason,
    ],
    send: (target, values) =>
      decideExtension(target.id ?? '', {
        accept: values.accept === 'true',
        until: orNull(values.until),
        reason: values.reason,
      }),
  },
  {
    name: 'rating',
    fields: [
      { name: 'attitude', kind: 'code', codes: (rules) => rules.attitudes },
      { name: 'result', kind: 'code', codes: (rules) => rules.results },
      {
        name: 'reason',
        kind: 'long',
        when: (values) => values.attitude === 'dissatisfied' || values.result === 'dissatisfied',
      },
    ],
    send: (target, values) =>
      rate(target.proposal, {
        attitude: String(values.attitude),
        result: String(values.result),
        reason: String(values.reason ?? ''),
      }),
  },

  {
    name: 'key',
    fields: [
      { name: 'leader', kind: 'line' },
      {
        name: 'leader_kind',
        kind: 'choice',
        values: ['party_secretary', 'government_head', 'chair', 'vice_chair', 'special_committee', 'other'],
      },
      { name: 'form', kind: 'code', codes: (rules) => rules.supervision_forms },
      { name: 'plan', kind: 'long', optional: true },
    ],
    send: (target, values) => oversightAct(target.proposal, 'key', values),
  },
  {
    name: 'supervision',
    fields: [
      { name: 'form', kind: 'code', codes: (rules) => rules.supervision_forms },
      { name: 'leader', kind: 'line' },
      { name: 'at', kind: 'date' },
      { name: 'findings', kind: 'long' },
      { name: 'result', kind: 'long', optional: true },
    ],
    send: (target, values) => oversightAct(target.proposal, 'supervisions', values),
  },
  {
    name: 'excellent',
    fields: [
      { name: 'grade', kind: 'line' },
      { name: 'note', kind: 'long', optional: true },
    ],
    send: (target, values) => oversightAct(target.proposal, 'excellent', values),
  },
  {
    name: 'raise',
    fields: [{ name: 'note', kind: 'long' }],
    send: async (target, values) =>
      oversightAct(target.proposal, 'raise', { ...values, committee: (await readCommittee()).committee.parent }),
  },
  {
    name: 'promise_evidence',
    fields: [
      { name: 'state', kind: 'choice', values: ['open', 'met', 'postponed', 'broken'] },
      { name: 'text', kind: 'long' },
      { name: 'new_due', kind: 'date', when: (values) => values.state === 'postponed' },
    ],
    send: (target, values) =>
      addEvidence(target.id ?? '', {
        text: String(values.text ?? ''),
        state: String(values.state),
        new_due: (values.new_due as string) || null,
      }),
  },
]
const byName = new Map(forms.map((form) => [form.name, form]))
/** The server may say "accept_return" where the desk has one form for both answers. */
const aliases: Record<string, string> = {
  return: 'return_for_change',
  pass: 'pass_preliminary',
  ask_return: 'object',
  accept_return: 'decide_objection',
  reject_return: 'decide_objection',
  decide_return: 'decide_objection',
  ask_extension: 'extension',
  extend: 'extension',
  send_opinion: 'opinion',
  send_back: 'check',
  draft: 'reply',
  rate: 'rating',
  contacts: 'contact',
  choose_key: 'key',
  supervise: 'supervision',
  supervisions: 'supervision',
  choose_excellent: 'excellent',
  evidence: 'promise_evidence',
}
export function actName(raw: string): string {
  const name = raw.replace(/-/g, '_')
  return aliases[name] ?? name
}
export const formOf = (name: string): ActForm | undefined => byName.get(actName(name))

/** Order of importance; the first open one is the filled button of the page. */
const order = [
  'co_sign',
  'submit',
  'file',
  'pass_second',
  'pass_preliminary',
  'assign',
  'decide_objection',
  'decide_extension',
  'sign_for',
  'deliver',
  'check',
  'sign',
  'countersign',
  'opinion',
  'reply',
  'rating',
  'close',
  'track',
  'convert',
  'archive',
]
export function nextAct(may: string[]): string | undefined {
  return order.find((name) => may.includes(name))
}
/** Acts of oversight are open by right and stage; the page of a proposal does not list them. */
const afterFiling = ['filed', 'assigned', 'handling', 'rehandling', 'replied', 'fed_back', 'closed', 'tracking']
export function oversightActs(stage: string, powers: readonly string[], hasUpper: boolean): string[] {
  const acts: string[] = []
  const filed = afterFiling.includes(stage)
  if (filed && powers.includes('oversight.supervise')) acts.push('supervision')
  if (filed && stage !== 'closed' && powers.includes('oversight.key')) acts.push('key')
  if (['fed_back', 'closed', 'archived'].includes(stage) && powers.includes('oversight.key')) acts.push('excellent')
  if (filed && hasUpper && powers.includes('oversight.key')) acts.push('raise')
  return acts
}
/** Acts with a button, most important first, each once. */
export function actsOf(may: string[]): string[] {
  const names = [...new Set(may.map(actName))].filter((name) => byName.has(name) || name === 'reply' || name === 'edit')
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return names.sort((a, b) => rank(a) - rank(b))
}
