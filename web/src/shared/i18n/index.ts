// Both languages are complete; Chinese is bundled, English is fetched when somebody asks for it.
import { createI18n, useI18n } from 'vue-i18n'
import type { Composer } from 'vue-i18n'
import { setLanguage } from '../api/client'
import type { Language, Words } from '../api/types'

export type Book = { [key: string]: string | Book }

let composer: Composer
let fetchEnglish: () => Promise<Book>

/** Makes the plugin of a face. `english` is an import() so that it lies in its own file. */
export function createWords(chinese: Book, english: () => Promise<Book>) {
  fetchEnglish = english
  const i18n = createI18n({
    legacy: false,
    locale: 'zh',
    fallbackLocale: 'zh',
    messages: { zh: chinese },
    missingWarn: false,
    fallbackWarn: false,
  })
  composer = i18n.global as unknown as Composer
  return i18n
}

/** The language chosen on this device; the account's own wins after sign-in. */
export function rememberedLanguage(): Language {
  try {
    return localStorage.getItem('language') === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}
export async function setPageLanguage(language: Language): Promise<void> {
  if (language === 'en' && !composer.availableLocales.includes('en')) {
    composer.setLocaleMessage('en', await fetchEnglish())
  }
  composer.locale.value = language
  setLanguage(language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  try {
    localStorage.setItem('language', language)
  } catch {
    // A browser that keeps nothing: the choice lasts for this page.
  }
}
export const currentLanguage = (): Language => (composer?.locale.value === 'en' ? 'en' : 'zh')

/** `t` for the templates, `say` for words that the server sends in both languages. */
export function useWords() {
  const { t, te, locale } = useI18n()
  const say = (words: Words | null | undefined): string =>
    words ? (locale.value === 'en' ? words.en || words.zh : words.zh) : ''
  /** The word of a code from a words file; an unknown code shows itself. */
  const name = (area: string, code: string | null | undefined): string => {
    if (!code) return ''
    const key = `${area}.${code}`
    return te(key) || te(key, 'zh') ? t(key) : code
  }
  const language = () => (locale.value === 'en' ? 'en' : 'zh') as Language
  return { t, say, name, language }
}
