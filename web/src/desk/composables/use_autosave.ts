// Saves a second after the last key, never two at once, and says in words how it stands.
import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { asProblem } from '@shared/api'
import type { Problem } from '@shared/api'

export type SaveState = 'clean' | 'waiting' | 'saving' | 'saved' | 'failed'

export function useAutosave(save: () => Promise<void>, delay = 1000) {
  const state = ref<SaveState>('clean')
  const problem = shallowRef<Problem | null>(null)
  const savedAt = ref(0)
  let timer = 0
  let running: Promise<void> | undefined

  function touch() {
    state.value = 'waiting'
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void now(), delay)
  }
  /** Saves at once; gives false when it was refused. */
  async function now(): Promise<boolean> {
    window.clearTimeout(timer)
    await running?.catch(() => undefined)
    state.value = 'saving'
    running = save()
    try {
      await running
      problem.value = null
      savedAt.value = Date.now()
      if (state.value === 'saving') state.value = 'saved'
      return true
    } catch (error) {
      problem.value = asProblem(error)
      state.value = 'failed'
      return false
    } finally {
      running = undefined
    }
  }
  const warn = (event: BeforeUnloadEvent) => {
    if (state.value === 'waiting' || state.value === 'saving' || state.value === 'failed') event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  onBeforeUnmount(() => {
    window.removeEventListener('beforeunload', warn)
    if (state.value === 'waiting') void now()
  })
  return { state, problem, savedAt, touch, now }
}
