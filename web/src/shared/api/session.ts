// Who is signed in. One per page load; Pinia keeps it for both faces.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { setCsrf } from './client'
import * as identity from './identity'
import { asProblem } from './problem'
import type { Language, Role, Session, TextSize } from './types'

export const useSession = defineStore('session', () => {
  const session = ref<Session | null>(null)
  const known = ref(false) // the server has been asked

  function take(next: Session | null) {
    session.value = next
    known.value = true
    setCsrf(next?.csrf ?? '')
  }
  /** Asks the server once; `again` asks anew. Throws only when the server cannot be reached. */
  async function load(again = false) {
    if (known.value && !again) return session.value
    try {
      take(await identity.readSession())
    } catch (error) {
      const problem = asProblem(error)
      if (problem.status !== 401) throw problem
      take(null)
    }
    return session.value
  }
  async function signIn(login: string, password: string, totp?: string) {
    take(await identity.signIn(login, password, totp))
  }
  async function signOut() {
    try {
      await identity.signOut()
    } finally {
      take(null)
    }
  }
  async function chooseCommittee(id: number) {
    take(await identity.chooseCommittee(id))
  }
  function forget() {
    take(null)
  }
  /** Kept on the server so that it follows the person; a failure leaves the choice on this device. */
  async function prefer(wish: { language?: Language; text_size?: TextSize }) {
    if (!session.value) return
    Object.assign(session.value.account, wish)
    await identity.savePreferences(wish).catch(() => undefined)
  }

  const roles = computed(() => session.value?.roles ?? [])
  const hasRole = (...wanted: Role[]) => wanted.some((role) => roles.value.includes(role))
  const hasPower = (power: string) => session.value?.powers.includes(power) ?? false
  return { session, known, roles, load, signIn, signOut, chooseCommittee, forget, prefer, take, hasRole, hasPower }
})
