import { get, send, upload } from './client'
import type { ImportRun } from './types'

export const beginImport = (kind: ImportRun['kind'], file: File, onProgress?: (part: number) => void) =>
  upload<ImportRun>(`/imports?kind=${kind}&name=${encodeURIComponent(file.name)}`, file, onProgress)
export const readImport = (id: string) => get<ImportRun>(`/imports/${id}`)
export const saveMapping = (id: string, mapping: Record<string, string>) =>
  send<ImportRun>('PUT', `/imports/${id}/mapping`, { mapping })
export const acceptImport = (id: string) => send<ImportRun>('POST', `/imports/${id}/accept`, {})
export const undoImport = (id: string) => send<ImportRun>('POST', `/imports/${id}/undo`, {})
