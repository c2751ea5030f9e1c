import { get, send } from './client'
import type { Query } from './client'
import type { Body, Committee, CurrentCommittee, Items, MemberFile, MemberRow, Page, Unit } from './types'

export const listCommittees = () => get<Items<Committee>>('/committees')
export const readCommittee = () => get<CurrentCommittee>('/committee')
export const listMembers = (filter: Query, signal?: AbortSignal) => get<Page<MemberRow>>('/members', filter, signal)
export const readMember = (id: string) => get<MemberFile>(`/members/${id}`)
export const addMember = (member: Partial<MemberFile>) => send<MemberFile>('POST', '/members', member)
export const changeMember = (id: string, change: Partial<MemberFile> & { version: number }) =>
  send<MemberFile>('PATCH', `/members/${id}`, change)
export const revealField = (id: string, field: 'phone' | 'id_number', reason: string) =>
  send<{ value: string }>('POST', `/members/${id}/reveal`, { field, reason })
export const changeStanding = (id: string, act: 'suspend' | 'restore' | 'resign', reason: string, decision: string) =>
  send<MemberFile>('POST', `/members/${id}/${act}`, { reason, decision })
export const listBodies = (kind?: string) => get<Items<Body>>('/bodies', { kind })
export const listUnits = (filter: Query = {}, signal?: AbortSignal) => get<Page<Unit>>('/units', filter, signal)
export const addUnit = (unit: Partial<Unit>) => send<Unit>('POST', '/units', unit)
export const changeUnit = (id: string, change: Partial<Unit>) => send<Unit>('PATCH', `/units/${id}`, change)
