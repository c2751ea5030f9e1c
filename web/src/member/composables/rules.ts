// The rule book: limits and code lists. Read once a day of use and kept on the phone for writing without a network.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { readRules } from '@shared/api'
import type { Code, ProposalRules } from '@shared/api'
import { currentLanguage } from '@shared/i18n'

const place = 'member_rules'
function kept(): ProposalRules | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') as ProposalRules | null
  } catch {
    return null
  }
}
export const useRules = defineStore('rules', () => {
  const rules = ref<ProposalRules | null>(kept())
  let asked: Promise<void> | undefined
  function load(): Promise<void> {
    asked ??= readRules().then(
      (book) => {
        rules.value = book.proposals
        try {
          localStorage.setItem(place, JSON.stringify(book.proposals))
        } catch {
          // Read again next time.
        }
      },
      () => void (asked = undefined),
    )
    return asked
  }
  const words = (codes: Code[] | undefined, code: string | null | undefined): string => {
    const found = codes?.find((one) => one.code === code)?.words
    return found ? (currentLanguage() === 'en' ? found.en || found.zh : found.zh) : (code ?? '')
  }
  const category = (code: string | null | undefined) => words(rules.value?.categories, code)
  return { rules, load, words, category, limits: computed(() => rules.value?.limits) }
})
