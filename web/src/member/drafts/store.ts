// The drafts on this device, in IndexedDB. Every change is one transaction, so that typing and sending never
// overwrite each other.
import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import type { DraftRecord } from './records'

interface Shelf extends DBSchema {
  drafts: { key: string; value: DraftRecord; indexes: { owner: string } }
}
let opened: Promise<IDBPDatabase<Shelf>> | undefined
function shelf() {
  opened ??= openDB<Shelf>('yishi-member', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'id' }).createIndex('owner', 'owner')
    },
  })
  opened.catch(() => (opened = undefined))
  return opened
}

export async function getDraft(id: string): Promise<DraftRecord | undefined> {
  return (await shelf()).get('drafts', id)
}
export async function putDraft(record: DraftRecord): Promise<void> {
  await (await shelf()).put('drafts', record)
}
/** Changes a draft in place. Gives undefined when it is no longer there. */
export async function changeDraft(id: string, change: (record: DraftRecord) => void): Promise<DraftRecord | undefined> {
  const transaction = (await shelf()).transaction('drafts', 'readwrite')
  const record = await transaction.store.get(id)
  if (record) {
    change(record)
    await transaction.store.put(record)
  }
  await transaction.done
  return record
}
export async function dropDraft(id: string): Promise<void> {
  await (await shelf()).delete('drafts', id)
}
/** The drafts of one account, newest first. */
export async function draftsOf(owner: string): Promise<DraftRecord[]> {
  const found = await (await shelf()).getAllFromIndex('drafts', 'owner', owner)
  return found.sort((a, b) => b.updatedAt - a.updatedAt)
}
