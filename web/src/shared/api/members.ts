import { get, send } from './client'
import type { Query } from './client'
import type { Body, Committee, CurrentCommittee, Items, MemberFile, MemberRow, Page, Unit } from './types'

export const listCommittees = () => get<Items<Committee>>('/committees')
export const readCommittee = () => get<CurrentCommittee>('/committee')
export const listMembers = (filter: Query, signal?: AbortSignal) => get<Page<MemberRow>>('/members', filter, signal)
export const readMember = (id: string) => get<MemberFile>(`/members/${id}`)
/** Fields of a member's file; in a change, what is missing stays as it is. */
export type MemberFields = Partial<
  Record<
    | 'code'
    | 'name'
    | 'sex'
    | 'ethnicity'
    | 'born_in'
    | 'education'
    | 'title'
    | 'party'
    | 'religion'
    | 'sector'
    | 'employer'
    | 'post'
    | 'committee_post'
    | 'address'
    | 'email'
    | 'phone'
    | 'id_number',
    string
  >
>
export type UnitFields = Partial<
  Record<'code' | 'name' | 'short_name' | 'system' | 'parent' | 'contact_name' | 'contact_phone' | 'leader', string>
> & { is_handling_unit?: boolean; active?: boolean }
export const addMember = (member: MemberFields) => send<{ id: string }>('POST', '/members', member)
export const changeMember = (id: string, version: number, change: MemberFields) =>
  send<{ version: number }>('PATCH', `/members/${id}`, { ...change, version })
export const revealField = (id: string, field: 'phone' | 'id_number', reason: string) =>
  send<{ value: string }>('POST', `/members/${id}/reveal`, { field, reason })
export const changeStanding = (
  id: string,
  act: 'suspend' | 'restore' | 'resign',
  decision: { reason: string; decision: string; status?: string },
) => send('POST', `/members/${id}/${act}`, decision)
export const listBodies = (kind?: string) => get<Items<Body>>('/bodies', { kind })
export const listUnits = (filter: Query = {}, signal?: AbortSignal) => get<Page<Unit>>('/units', filter, signal)
export const addUnit = (unit: UnitFields) => send<{ id: string }>('POST', '/units', unit)
export const changeUnit = (id: string, version: number, change: UnitFields) =>
  send<{ version: number }>('PATCH', `/units/${id}`, { ...change, version })
