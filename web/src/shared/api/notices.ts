import { get, send } from './client'
import type { Notices } from './types'

export const readNotices = (unread = false) => get<Notices>('/notices', { unread })
export const markRead = (ids: string[] | 'all') =>
  send('POST', '/notices/read', ids === 'all' ? { all: true } : { ids })

export interface NoticeSettings {
  quiet_from: string
  quiet_to: string
  digest_at: string
  channels: { channel: 'mail' | 'sms' | 'wechat' | 'dingtalk'; address: string; mode: 'immediate' | 'daily' | 'off' }[]
}
export const readNoticeSettings = () => get<NoticeSettings>('/notices/settings')
export const saveNoticeSettings = (settings: NoticeSettings) =>
  send<NoticeSettings>('PUT', '/notices/settings', settings)

export type LiveMessage = { kind: 'notice'; unread: number; number?: number } | { kind: 'changed'; proposal: string }

/** Listens until `close` is called; comes back by itself after a break, at most once a minute. */
export function listen(hear: (message: LiveMessage) => void): { close: () => void } {
  let socket: WebSocket | undefined
  let wait = 1000
  let timer = 0
  let closed = false
  const open = () => {
    socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/live`)
    socket.onopen = () => void (wait = 1000)
    socket.onmessage = (event) => {
      try {
        hear(JSON.parse(String(event.data)) as LiveMessage)
      } catch {
        // A message of a newer server: not for us.
      }
    }
    socket.onclose = () => {
      if (closed) return
      timer = window.setTimeout(open, wait)
      wait = Math.min(wait * 2, 60_000)
    }
  }
  open()
  return {
    close: () => {
      closed = true
      window.clearTimeout(timer)
      socket?.close()
    },
  }
}
