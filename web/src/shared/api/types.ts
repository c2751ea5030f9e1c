// Shapes of the server's answers, under the names that the pages use. Once `schema.d.ts` is written by the server's
// own document, tests/schema_fits.test-d.ts holds these against it.

export interface Words {
  zh: string
  en: string
}
export interface Code {
  code: string
  words: Words
  parent: string
}
export interface Ref {
  id: string
  name: string
}
export interface Page<T> {
  items: T[]
  next: string | null
  total: number | null
}
export interface Items<T> {
  items: T[]
}
export type Language = 'zh' | 'en'
export type TextSize = 'standard' | 'large' | 'huge'

// ---- identity --------------------------------------------------------------------------------------------
export type Role =
  | 'member'
  | 'collective_clerk'
  | 'proposal_clerk'
  | 'proposal_head'
  | 'information_editor'
  | 'information_checker'
  | 'information_signer'
  | 'special_committee_office'
  | 'party_supervision'
  | 'government_supervision'
  | 'unit_clerk'
  | 'unit_head'
  | 'committee_leader'
  | 'party_government_leader'
  | 'convenor'
  | 'member_affairs'
  | 'system_admin'
  | 'security_admin'
  | 'audit_admin'
export interface CommitteeRef {
  id: number
  name: string
  short_name: string
  level?: string
}
export interface Grant {
  committee: number
  role: Role
  member: string | null
  unit: string | null
  body: string | null
}
export interface Session {
  account: { id: string; login: string; name: string; language: Language; text_size: TextSize }
  committee: CommitteeRef
  committees: CommitteeRef[]
  grants: Grant[]
  roles: Role[]
  powers: string[]
  member: string | null
  unit: Ref | null
  csrf: string
  must_change_password: boolean
  totp_enabled: boolean
  unread: number
}
export interface SessionEntry {
  id: string
  created_at: string
  seen_at: string
  agent: string
  current: boolean
}
export interface TotpSecret {
  secret: string
  uri: string
  qr_svg: string
}
export interface Account {
  id: string
  login: string
  name: string
  state: string
  grants: Grant[]
  version?: number
}
export interface Setup {
  committee: { name: string; short_name: string; level: string; region_code: string }
  term: { number: number; starts_on: string }
  session: { number: number; opens_on: string; closes_on: string; proposal_deadline: string }
  admin: { login: string; name: string; password: string }
}

// ---- members ---------------------------------------------------------------------------------------------
export interface Committee {
  id: number
  parent: number | null
  name: string
  short_name: string
  level: string
  region_code: string
}
export interface SessionOfTerm {
  term: number
  number: number
  opens_on: string
  closes_on: string
  proposal_deadline: string
}
export interface CurrentCommittee extends Committee {
  terms: { number: number; starts_on: string; ends_on?: string | null }[]
  sessions: SessionOfTerm[]
  current_term: number
  current_session: number
}
export interface MemberRow {
  id: string
  code: string
  name: string
  pinyin: string
  sex: string
  ethnicity: string
  sector: string
  party: string
  employer: string
  post: string
  status: string
  phone_masked: string
  bodies: Ref[]
}
export interface MemberFile extends MemberRow {
  version: number
  birth?: string | null
  education?: string
  title?: string
  religion?: string
  email?: string
  address?: string
  id_number_masked?: string
  terms_served?: number
  note?: string
}
export interface Body {
  id: string
  kind: 'special_committee' | 'sector' | 'party' | 'organization' | 'group'
  name: string
  parent: string | null
  members: number
}
export interface Unit {
  id: string
  name: string
  system: string
  is_handling_unit: boolean
  active: boolean
  contacts: { name: string; phone: string; duty?: string }[] | string
  version?: number
}

// ---- proposals -------------------------------------------------------------------------------------------
export type Stage =
  | 'draft'
  | 'cosigning'
  | 'submitted'
  | 'pre_passed'
  | 'second_passed'
  | 'returned'
  | 'filed'
  | 'merged'
  | 'not_filed'
  | 'converted'
  | 'withdrawn'
  | 'assigned'
  | 'handling'
  | 'replied'
  | 'rehandling'
  | 'fed_back'
  | 'closed'
  | 'tracking'
  | 'archived'
export interface Excerpt {
  text: string
  hit: boolean
}
export interface ProposalRow {
  id: string
  number_text: string
  title: string
  kind: string
  stage: Stage
  category: string
  sector: string
  proposer: string
  co_signers: number
  lead_units: string
  stage_since: string
  due_on: string | null
  late: boolean
  class: string | null
  rating: string | null
  is_key: boolean
  is_excellent: boolean
  merged: boolean
  term: number
  session: number
  updated_at: string
  version: number
  excerpt?: Excerpt[] | null
}
export type View =
  | 'all'
  | 'review'
  | 'assignment'
  | 'handling'
  | 'reply'
  | 'feedback'
  | 'key'
  | 'tracking'
  | 'mine'
  | 'unit'
  | 'overdue'
export interface ProposalList extends Page<ProposalRow> {
  counts: Partial<Record<View, number>>
}
export interface Draft {
  id?: string
  kind: string
  body: string | null
  title: string
  situation: string
  analysis: string
  advice: string
  category: string | null
  suggested_units: string[]
  co_signers: string[]
  publish_consent: boolean
  publish_reason: string
  may_second: boolean
}
export interface Proposal extends ProposalRow {
  situation: string
  analysis: string
  advice: string
  body: Ref | null
  first_member: Ref | null
  suggested_units: Ref[]
  publish_consent: boolean
  publish_reason: string
  may_second: boolean
  handling: 'single' | 'joint' | 'split' | null
  submitted_at: string | null
  filed_at: string | null
  assigned_at: string | null
  replied_at: string | null
  closed_at: string | null
  round: number
  merged_into: Ref | null
  public_state: 'none' | 'prepared' | 'checked' | 'released' | 'withheld'
  rule_version: string
  created_at: string
}
export type StepName =
  | 'submit'
  | 'review'
  | 'file'
  | 'assign'
  | 'sign_for'
  | 'handle'
  | 'countersign'
  | 'reply'
  | 'feedback'
  | 'close'
  | 'track'
export interface LoopStep {
  step: StepName
  state: 'done' | 'current' | 'ahead' | 'skipped'
  at: string | null
  actor: string | null
  due_on: string | null
  days_used: number | null
  days_allowed: number | null
  late: boolean
  expected: string | null
  round: number
}
export interface Rating {
  member: Ref
  round: number
  attitude: string
  result: string
  reason: string
  at: string
}
export interface Signer {
  member: Ref
  part: 'first_proposer' | 'co_signer' | 'seconder'
  state: 'named' | 'asked' | 'confirmed' | 'declined' | 'expired'
  sector: string
  asked_at: string | null
  answered_at: string | null
  deadline: string | null
  rating: Rating | null
}
export interface Review {
  step: 'preliminary' | 'second' | 'final'
  result: string
  reason_code: string
  opinion: string
  reviewer: string
  at: string
}
export interface Attachment {
  id: string
  name: string
  type: string
  bytes: number
  added_at: string
}
export interface ProposalPage {
  proposal: Proposal
  may: string[]
  loop: LoopStep[]
  signers: Signer[]
  reviews: Review[]
  handling: Handling
  attachments: Attachment[]
  merged: Ref[]
}
export interface Fact {
  number: number
  at: string
  kind: string
  words: Words
  actor: string | null
  authority: string
  detail: Words | null
  hash: string
}
export interface VersionEntry {
  version: number
  saved_at: string
  saved_by: string
  title: string
}
export type PartName = 'title' | 'situation' | 'analysis' | 'advice'
export type ChangeKind = 'same' | 'added' | 'removed' | 'changed'
export interface Paragraph {
  kind: ChangeKind
  pieces: { kind: ChangeKind; text: string }[]
}
export interface Comparison {
  parts: { part: PartName; paragraphs: Paragraph[] }[]
}
export interface Task {
  id: string
  verb: string
  words: Words
  proposal: Ref
  number_text: string
  since: string
  due_on: string | null
  late: boolean
  from: string | null
  group: 'overdue' | 'today' | 'week' | 'later'
}
export interface Tasks {
  items: Task[]
  counts: Record<string, number>
}

// ---- rules -----------------------------------------------------------------------------------------------
export interface Term {
  name: string
  words: Words
  days: number
  kind: 'working' | 'calendar'
  remind_before: number[]
  escalate_after: number
}
export interface Transition {
  from: string
  act: string
  to: string
  by: string[]
  needs_reason: boolean
  starts: string
}
export interface Lifecycle {
  name: string
  stages: Code[]
  acts: Code[]
  initial: string
  ends: string[]
  transitions: Transition[]
}
export interface ReplyClass {
  letter: string
  words: Words
  promises: boolean
  settles: boolean
}
export interface Limits {
  title: number
  situation: number
  analysis: number
  advice: number
  co_signers: number
  suggested_units: number
  attachment_bytes: number
  attachments: number
}
export interface ProposalRules {
  review_steps: string[]
  limits: Limits
  kinds: Code[]
  categories: Code[]
  decline_reasons: Code[]
  supervision_forms: Code[]
  contact_ways: Code[]
  attitudes: Code[]
  results: Code[]
  reply_scheme: { name: string; words: Words; classes: ReplyClass[] }
  number_format: string
  rehandle_rounds: number
  second_release_person: boolean
}
export interface RuleBook {
  version: string
  in_force: string
  lifecycles: Lifecycle[]
  terms: Term[]
  proposals: ProposalRules
  lists: Record<string, Code[]>
}

// ---- handling --------------------------------------------------------------------------------------------
export interface Assignment {
  id: string
  unit: Ref
  part: 'lead' | 'co' | 'split'
  stage: string
  assigned_at: string
  due_on: string | null
  extended_to: string | null
  signed_for_at: string | null
  replied_at: string | null
  late: boolean
  round: number
  asked: string
  clerk: string | null
  opinion?: string | null
}
export interface Objection {
  id: string
  assignment: string
  unit: Ref
  reason: string
  better_unit: Ref | null
  asked_at: string
  due_on: string | null
  decision: 'open' | 'accepted' | 'rejected'
  decided_at: string | null
  decided_by: string | null
  decision_reason: string
}
export interface Extension extends Omit<Objection, 'better_unit'> {
  until: string
}
export interface Contact {
  id: string
  unit: Ref
  way: string
  at: string
  with: string
  summary: string
  deputy_head: boolean
}
export interface Reply {
  id: string
  assignment: string
  unit: Ref
  round: number
  interim: boolean
  version: number
  stage: string
  class: string | null
  class_words: Words | null
  document_number: string
  body: string
  open: boolean
  contact_name: string
  contact_phone: string
  signed_by: string | null
  signed_at: string | null
  checked_by: string | null
  checked_at: string | null
  delivered_at: string | null
  previous_body?: string | null
}
export interface PromiseItem {
  id: string
  sentence: string
  due_on: string | null
  state: 'open' | 'met' | 'broken' | 'postponed'
  evidence: string
  asked_at: string | null
  unit: Ref
}
export interface Handling {
  kind: 'single' | 'joint' | 'split' | null
  assignments: Assignment[]
  objections: Objection[]
  extensions: Extension[]
  contacts: Contact[]
  replies: Reply[]
  ratings: Rating[]
  promises: PromiseItem[]
}
export interface ReplyDraft {
  class: string
  body: string
  open: boolean
  contact_name: string
  contact_phone: string
  promises: { sentence: string; due_on: string }[]
  interim: boolean
  version: number
}
export interface Suggestion {
  unit: Ref
  reason: Words
  share: number
}
export interface UnitLoad {
  unit: Ref
  open: number
  late: number
  returned: number
}
export interface Dispatch {
  items: (ProposalRow & { suggestions: Suggestion[] })[]
  units: UnitLoad[]
}
export type AssignmentRow = Assignment & { proposal: ProposalRow }

// ---- oversight -------------------------------------------------------------------------------------------
export interface KeyProposal {
  proposal: Ref
  number_text: string
  stage: Stage
  leader: string
  leader_kind: string
  form: string
  plan: string
  supervisions: number
}
export interface Supervision {
  id: string
  form: string
  leader: string
  at: string
  findings: string
  result: string
}
export type PromiseRow = PromiseItem & { proposal: Ref; number_text: string }
export interface AssessmentLine {
  code: string
  words: Words
  count: number
  points: number
  proposals: string[]
}
export interface UnitAssessment {
  unit: Ref
  points: number
  grade: string
  lines: AssessmentLine[]
}
export type Risk = 'in_time' | 'near' | 'forecast_late' | 'late'
export interface RadarDot {
  proposal: Ref
  number_text: string
  term: string
  due_on: string
  risk: Risk
  forecast_on: string | null
  reason: Words
  assignment?: string | null
}
export interface Radar {
  today: string
  days: { date: string; working: boolean }[]
  units: { unit: Ref; dots: RadarDot[] }[]
}
export interface Statistics {
  measures: Code[] | string[]
  rows: { key: string; name: string; values: Record<string, number>; link: string }[]
  total: Record<string, number>
}

// ---- notices, publication, imports -----------------------------------------------------------------------
export interface Notice {
  id: string
  at: string
  words: Words
  link: string
  read_at: string | null
}
export interface Notices {
  items: Notice[]
  unread: number
}
export interface PublicationItem {
  proposal: Ref
  number_text: string
  state: Proposal['public_state']
  due_on: string | null
  prepared_by?: string | null
}
export interface Publication {
  title: string
  situation: string
  analysis: string
  advice: string
  replies: { id: string; unit?: Ref; body: string; original?: string }[]
  version: number
  state: Proposal['public_state']
  original: { title: string; situation: string; analysis: string; advice: string }
  suspects?: { text: string; words: Words }[]
}
export interface Fault {
  row: number
  column: string
  words: Words
}
export interface ImportRun {
  id: string
  kind: 'members' | 'units' | 'proposals'
  name: string
  state?: string
  columns: string[]
  fields?: { name: string; words: Words; needed?: boolean }[]
  mapping: Record<string, string>
  preview: { row: number; cells: string[] }[] | string[][]
  faults: Fault[]
  total?: number
  good?: number
}
