// One way for faults from the client and from the server: fields by name, one summary, one busy flag.
import { computed, ref, shallowRef } from 'vue'
import { asProblem } from '../api/problem'
import type { Problem } from '../api/problem'

export interface FieldRule {
  /** Id of the input, and name in the server's pointers. */
  id: string
  check: () => string | undefined
}

export function useForm(rules: () => FieldRule[] = () => []) {
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)
  const faults = ref<{ id: string; words: string }[]>([])
  const of = (id: string) => faults.value.find((fault) => fault.id === id)?.words

  function check(): boolean {
    faults.value = rules().flatMap((rule) => {
      const words = rule.check()
      return words ? [{ id: rule.id, words }] : []
    })
    return faults.value.length === 0
  }
  /** Checks, sends, and puts what the server refuses at its fields. Gives undefined when refused. */
  async function submit<T>(act: () => Promise<T>): Promise<T | undefined> {
    problem.value = null
    if (busy.value || !check()) return undefined
    busy.value = true
    try {
      return await act()
    } catch (error) {
      take(asProblem(error))
      return undefined
    } finally {
      busy.value = false
    }
  }
  function take(refused: Problem) {
    const known = rules().map((rule) => rule.id)
    faults.value = refused.errors
      .map((fault) => ({ id: fault.pointer.replace(/^\//, '').split('/')[0] ?? '', words: fault.detail }))
      .filter((fault) => known.includes(fault.id))
    problem.value = refused
  }
  function clear() {
    problem.value = null
    faults.value = []
  }
  return { busy, problem, faults, of, submit, take, clear, ready: computed(() => !busy.value) }
}
