// Text size and page width, kept on <html> so that plain CSS can answer to them.
import { ref } from 'vue'
import type { TextSize } from '../api/types'

export const textSizes: TextSize[] = ['standard', 'large', 'huge']
export const textSize = ref<TextSize>('standard')

export function setTextSize(size: TextSize): void {
  textSize.value = size
  document.documentElement.dataset.size = size
  try {
    localStorage.setItem('text_size', size)
  } catch {
    // Kept for this page only.
  }
  measure()
}
export function rememberedTextSize(): TextSize {
  try {
    const kept = localStorage.getItem('text_size') as TextSize | null
    return kept && textSizes.includes(kept) ? kept : 'standard'
  } catch {
    return 'standard'
  }
}

/** Width in steps of our own rem. Media queries don't follow html[data-size]; this does. */
export type PageWidth = 'narrow' | 'middle' | 'wide'
export const pageWidth = ref<PageWidth>('wide')
export function widthFor(pixels: number, root: number): PageWidth {
  const rem = pixels / root
  return rem < 48 ? 'narrow' : rem < 72 ? 'middle' : 'wide'
}
function measure(): void {
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  pageWidth.value = widthFor(window.innerWidth, root)
  document.documentElement.dataset.width = pageWidth.value
}
export function watchPage(): void {
  setTextSize(rememberedTextSize())
  measure()
  window.addEventListener('resize', measure, { passive: true })
}
