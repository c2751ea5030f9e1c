import { get, send } from './client'
import type { Items, Publication, PublicationItem } from './types'

export const readQueue = () => get<Items<PublicationItem>>('/publication/queue')
export const readPublication = (id: string) => get<Publication>(`/proposals/${id}/publication`)
export const savePublication = (id: string, text: Omit<Publication, 'state' | 'original' | 'suspects'>) =>
  send<{ version: number }>('PUT', `/proposals/${id}/publication`, text)
export const publicationAct = (
  id: string,
  name: 'check' | 'release' | 'withhold',
  body: Record<string, unknown> = {},
) => send('POST', `/proposals/${id}/publication/${name}`, body)
