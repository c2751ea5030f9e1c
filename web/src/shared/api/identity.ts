import { get, send } from './client'
import type {
  Account,
  AuditEvent,
  GrantInput,
  Items,
  Language,
  Session,
  SessionEntry,
  Setup,
  TextSize,
  TotpSecret,
} from './types'

export const readSession = () => get<Session>('/session')
export const signIn = (login: string, password: string, totp?: string) =>
  send<Session>('POST', '/session', totp ? { login, password, totp } : { login, password })
export const signOut = () => send('DELETE', '/session')
export const signOutEverywhere = () => send('DELETE', '/sessions')
export const chooseCommittee = (committee: number) => send<Session>('PUT', '/session/committee', { committee })
export const savePreferences = (wish: { language?: Language; text_size?: TextSize }) =>
  send('PUT', '/session/preferences', wish)
export const changePassword = (old: string, next: string) => send('PUT', '/session/password', { old, new: next })
export const beginTotp = () => send<TotpSecret>('POST', '/session/totp', {})
export const confirmTotp = (code: string) => send('PUT', '/session/totp', { code })
export const dropTotp = (password: string) => send('DELETE', '/session/totp', { password })
export const listSessions = () => get<Items<SessionEntry>>('/session/list')

export const readSetup = () => get<{ needed: boolean }>('/setup')
export const setUp = (setup: Setup, code: string) =>
  send('POST', '/setup', setup, { headers: { 'X-Setup-Code': code } })

export const listAccounts = (q = '', after: string | null = null) =>
  get<{ items: Account[]; next: string | null; total: number | null }>('/accounts', { q, after, limit: 50 })
export const addAccount = (account: { login: string; name: string; grants: GrantInput[] }) =>
  send<{ account: Account; one_time_password: string }>('POST', '/accounts', account)
export const changeAccount = (
  id: string,
  change: { version: number; name?: string; state?: string; grants?: GrantInput[] },
) => send<Account>('PATCH', `/accounts/${id}`, change)
export const resetPassword = (id: string) =>
  send<{ one_time_password: string }>('POST', `/accounts/${id}/reset-password`, {})
export const listAudit = (after: string | null = null) =>
  get<{ items: AuditEvent[]; next: string | null; total: number | null }>('/audit', { after, limit: 50 })
