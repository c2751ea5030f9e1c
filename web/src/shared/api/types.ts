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
  must_enrol_totp: boolean
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
  must_change_password: boolean
  totp_enabled: boolean
  /** Kept by this committee; others only lend it a role. */
  own: boolean
  version: number
  grants: Grant[]
}
export type GrantInput = Omit<Grant, 'committee'>
export interface AuditEvent {
  id: string
  at: string
  kind: string
  account: string
  login: string
  address: string
  agent: string
  detail: string
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
  proposal_deadline: string | null
}
export interface CurrentCommittee {
  committee: Committee
  terms: { number: number; starts_on: string; ends_on: string | null }[]
  sessions: SessionOfTerm[]
  current_term: number | null
  current_session: SessionOfTerm | null
  in_session: boolean
}
export type MemberStatus =
  'candidate' | 'active' | 'suspended' | 'resigned' | 'removed' | 'revoked' | 'deceased' | 'term_ended'
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
  committee_post: string
  status: MemberStatus
  phone_masked: string | null
  bodies: Ref[]
}
export interface MemberFile {
  member: MemberRow
  joined_term: number
  education: string
  title: string
  duties: { body: string; name: string; kind: string; term: number; duty: string }[]
  born_in: string | null
  religion: string | null
  email: string | null
  address: string | null
  id_number_masked: string | null
  decisions: { at: string; before: MemberStatus; after: MemberStatus; reason: string; decision: string }[]
  version: number
  may_change: boolean
  may_reveal: boolean
}
export interface Body {
  id: string
  kind: 'special_committee' | 'sector' | 'party' | 'organization' | 'group'
  name: string
  parent: string
  members: number
}
export interface Unit {
  id: string
  code: string
  name: string
  short_name: string
  system: string
  parent: string
  is_handling_unit: boolean
  active: boolean
  contacts: { name: string; phone: string; leader: string }[]
  version: number
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
export interface Piece {
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
  reply_class: string
  rating: string
  is_key: boolean
  is_excellent: boolean
  merged_into: string
  term: number
  session: number
  updated_at: string
  version: number
}
export const views = [
  'all',
  'review',
  'assignment',
  'handling',
  'feedback',
  'done',
  'set_aside',
  'key',
  'excellent',
  'tracking',
  'overdue',
  'mine',
  'unit',
] as const
export type View = (typeof views)[number]
export interface ProposalList {
  items: ProposalRow[]
  /** Beside items when words were searched; otherwise empty. */
  excerpts: Piece[][]
  next: string
  total: number | null
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
export interface Proposal extends Omit<ProposalRow, 'late'> {
  number: number | null
  in_session: boolean
  first_member: string
  body: string
  handling: 'none' | 'single' | 'joint' | 'split'
  publish_consent: boolean
  publish_reason: string
  may_second: boolean
  public_state: 'none' | 'prepared' | 'checked' | 'released' | 'withheld'
  round: number
  rule_version: string
  author: string
  created_at: string
  submitted_at: string | null
  filed_at: string | null
  assigned_at: string | null
  replied_at: string | null
  closed_at: string | null
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
  actor: string
  due_on: string | null
  days_used: number | null
  days_allowed?: number | null
  late: boolean
  expected?: string
  round: number
}
export interface Signer {
  member: Ref
  part: 'first_proposer' | 'co_signer' | 'seconder'
  state: 'named' | 'asked' | 'confirmed' | 'declined' | 'expired'
  sector: string
  note: string
  answered_at: string | null
  deadline: string | null
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
export interface RunningClock {
  term: string
  words: Words
  unit: string
  due_on: string
  late: boolean
}
export interface ProposalPage {
  proposal: Proposal
  situation: string
  analysis: string
  advice: string
  body: Ref | null
  suggested_units: Ref[]
  merged_into: Ref | null
  merged: Ref[]
  may: string[]
  loop: LoopStep[]
  clocks: RunningClock[]
  signers: Signer[]
  reviews: Review[]
  attachments: Attachment[]
}
export interface Fact {
  number: number
  at: string
  kind: string
  words: Words
  actor: string
  authority: string
  detail?: Words | null
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
  /** The assignment, objection, extension or promise; else the proposal. */
  subject: string
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
  round: number
  assigned_at: string
  due_on: string
  extended_to: string | null
  signed_for_at: string | null
  replied_at: string | null
  late: boolean
  asked: string
  clerk: string | null
  opinion: string | null
  office: string
  may: string[]
}
interface Decided {
  id: string
  assignment: string
  unit: Ref
  reason: string
  asked_at: string
  due_on: string
  decision: 'open' | 'accepted' | 'rejected'
  decided_at: string | null
  decided_by: string | null
  decision_reason: string
}
export interface Objection extends Decided {
  better_unit: Ref | null
}
export interface Extension extends Decided {
  until: string
}
export interface Contact {
  id: string
  assignment: string
  unit: Ref
  way: string
  face_to_face: boolean
  at: string
  with: string
  summary: string
  deputy_head: boolean
}
export interface PromiseDraft {
  sentence: string
  due_on: string
}
export interface Reply {
  id: string
  assignment: string
  unit: Ref
  round: number
  interim: boolean
  version: number
  stage: 'drafted' | 'countersigned' | 'head_signed' | 'checked' | 'delivered'
  reply_class: string
  class_words: Words | null
  proposed_class: string
  document_number: string
  body: string
  open: boolean
  contact_name: string
  contact_phone: string
  promises: PromiseDraft[]
  mediation: string
  sent_back_reason: string
  signed_by: string | null
  checked_by: string | null
  signed_at: string | null
  checked_at: string | null
  delivered_at: string | null
  previous_body: string | null
}
export interface Countersignature {
  reply: string
  unit: Ref
  agree: boolean
  opinion: string
  current: boolean
  at: string
}
export interface Rating {
  member: Ref
  round: number
  state: 'asked' | 'given' | 'silent'
  attitude: string
  result: string
  reason: string
  due_on: string
  at: string | null
}
export type PromiseState = 'open' | 'met' | 'broken' | 'postponed'
export interface PromiseItem {
  id: string
  reply: string
  unit: Ref
  sentence: string
  due_on: string
  state: PromiseState
  evidence: string
  asked_at: string | null
}
export interface Handling {
  kind: 'none' | 'single' | 'joint' | 'split' | null
  round: number
  assignments: Assignment[]
  objections: Objection[]
  extensions: Extension[]
  contacts: Contact[]
  replies: Reply[]
  countersignatures: Countersignature[]
  ratings: Rating[]
  promises: PromiseItem[]
  may: string[]
}
export interface ReplyDraft {
  reply_class: string
  body: string
  open: boolean
  contact_name: string
  contact_phone: string
  promises: PromiseDraft[]
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
export type DispatchItem = ProposalRow & { suggestions: Suggestion[] }
export interface Dispatch {
  items: DispatchItem[]
  units: UnitLoad[]
  next: string
  total: number | null
}
export type AssignmentRow = Assignment & { proposal: ProposalRow }

// ---- oversight -------------------------------------------------------------------------------------------
export interface KeyProposal {
  proposal: string
  number_text: string
  title: string
  lead_units: string
  stage: Stage
  state: 'candidate' | 'chosen' | 'finished' | 'dropped'
  leader: string
  leader_kind: string
  form: string
  plan: string
  result: string
  supervisions: number
  version: number
}
export interface KeyList {
  items: KeyProposal[]
  filed: number
  chosen: number
}
export interface Supervision {
  id: string
  form: string
  leader: string
  at: string
  findings: string
  result: string
}
export interface PromiseRow {
  id: string
  proposal: string
  number_text: string
  title: string
  unit: Ref
  sentence: string
  due_on: string
  state: PromiseState
  evidence: string
  asked_at: string | null
  late: boolean
}
export interface PromiseList {
  items: PromiseRow[]
  next: string | null
  total: number | null
  counts: Record<string, number>
}
export interface AssessmentLine {
  code: string
  words: Words
  count: number
  each: number
  points: number
  cap: number
  capped: boolean
  explanation: Words
  proposals: string[]
}
export interface UnitAssessment {
  unit: Ref
  handled: number
  points: number
  grade: string
  grade_en: string
  lines: AssessmentLine[]
}
export interface Assessment {
  full: number
  grades: Code[]
  items: UnitAssessment[]
}
export type Risk = 'in_time' | 'near' | 'forecast_late' | 'late'
export interface RadarDot {
  proposal: Ref
  number_text: string
  /** To urge; "" when the step is no assignment's. */
  assignment: string
  term: string
  step: Words
  due_on: string
  risk: Risk
  forecast_on: string | null
  reason: Words
}
export interface Radar {
  today: string
  days: { date: string; working: boolean }[]
  units: { unit: Ref; dots: RadarDot[] }[]
}
export interface Measure {
  name: string
  words: Words
  kind: 'count' | 'rate'
  part: string
  whole: string
}
export interface StatisticRow {
  key: string
  name: string
  values: Record<string, number>
  link: string
  links: Record<string, string>
}
export interface Statistics {
  measures: Measure[]
  rows: StatisticRow[]
  total: StatisticRow
}

export interface CountedRow {
  id: string
  number_text: string
  title: string
  stage: Stage
  category: string
  sector: string
  proposer: string
  lead_units: string
  reply_class: string
  rating: string
  count: number
}
export interface CountedRows {
  items: CountedRow[]
  sum: number
  /** Counted, but not for this person to see. */
  hidden: number
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
