// The rule book in force, read once: code lists for forms, words for codes.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { readRules } from '@shared/api'
import type { Code, RuleBook } from '@shared/api'
import { currentLanguage } from '@shared/i18n'

export const useRules = defineStore('rules', () => {
  const book = ref<RuleBook | null>(null)
  let asked: Promise<void> | undefined
  function load(): Promise<void> {
    asked ??= readRules().then(
      (read) => void (book.value = read),
      () => void (asked = undefined),
    )
    return asked
  }
  const rules = computed(() => book.value?.proposals)
  const categories = computed(() => rules.value?.categories ?? [])
  function wordsIn(codes: Code[] | undefined, code: string | null | undefined): string {
    if (!code) return ''
    const words = codes?.find((one) => one.code === code)?.words
    return words ? (currentLanguage() === 'en' ? words.en || words.zh : words.zh) : code
  }
  const category = (code: string | null | undefined) => wordsIn(categories.value, code)
  return { book, rules, categories, load, wordsIn, category }
})
