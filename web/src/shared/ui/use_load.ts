// What a page reads: the value, whether it is coming, what went wrong, and how to ask again. A later question
// overtakes an earlier one; the old value stays until the new one is there.
import { onBeforeUnmount, ref, shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import { asProblem } from '../api/problem'
import type { Problem } from '../api/problem'

export interface Load<T> {
  value: Ref<T | null>
  loading: Ref<boolean>
  problem: ShallowRef<Problem | null>
  load: () => Promise<void>
}

export function useLoad<T>(ask: (signal: AbortSignal) => Promise<T>): Load<T> {
  const value = ref(null) as Ref<T | null>
  const loading = ref(false)
  const problem = shallowRef<Problem | null>(null)
  let running: AbortController | undefined

  async function load() {
    running?.abort()
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      const answer = await ask(mine.signal)
      if (running !== mine) return
      value.value = answer
      problem.value = null
    } catch (error) {
      if (running !== mine || mine.signal.aborted) return
      problem.value = asProblem(error)
    } finally {
      if (running === mine) loading.value = false
    }
  }
  onBeforeUnmount(() => running?.abort())
  return { value, loading, problem, load }
}
