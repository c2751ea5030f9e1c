// Who was signed in here last, so that the page opens and a draft can be written without a network. No token is kept:
// before anything is sent the server is asked again.
import type { Session } from '@shared/api'

const place = 'member_session'

export function rememberSession(session: Session | null): void {
  try {
    if (session) localStorage.setItem(place, JSON.stringify({ ...session, csrf: '', unread: 0 }))
    else localStorage.removeItem(place)
  } catch {
    // Nothing is kept; without a network the sign-in page says so.
  }
}
export function rememberedSession(): Session | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Session | null
    return kept?.account?.id ? { ...kept, csrf: '' } : null
  } catch {
    return null
  }
}
