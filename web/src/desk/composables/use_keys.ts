// Keys of the desk. Single letters never fire while somebody types, and can be switched off (WCAG 2.1.4).
import { onBeforeUnmount, onMounted, ref } from 'vue'

export type Keys = Record<string, (event: KeyboardEvent) => void>

const remembered = () => {
  try {
    return localStorage.getItem('letter_keys') !== 'off'
  } catch {
    return true
  }
}
export const letterKeys = ref(typeof localStorage === 'undefined' || remembered())
export function setLetterKeys(on: boolean): void {
  letterKeys.value = on
  try {
    localStorage.setItem('letter_keys', on ? 'on' : 'off')
  } catch {
    // Kept for this page.
  }
}

/** "ctrl+k", "j", "?", "enter": as the map of keys writes it. */
export function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key.toLowerCase().replace('arrow', '')
  return event.ctrlKey || event.metaKey ? `ctrl+${key}` : key === ' ' ? 'space' : key
}
const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable)
/** Space and Enter belong to the control that has the focus; only the link of a row lends us its Space. */
const taken = (pressed: string, target: EventTarget | null) =>
  ['space', 'enter'].includes(pressed) && !(target instanceof HTMLElement && target.matches('a[data-row]'))
const inDialog = () => document.querySelector('[role="dialog"][aria-modal="true"]:not([hidden])') !== null

/** Pure: which act a key calls, given the key pressed just before (for "g i"). */
export function actFor(keys: Keys, pressed: string, before: string): ((event: KeyboardEvent) => void) | undefined {
  return keys[`${before} ${pressed}`] ?? keys[pressed]
}

export function useKeys(keys: Keys): void {
  let before = ''
  let timer = 0
  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.altKey || event.isComposing) return
    const pressed = nameOf(event)
    const modified = pressed.startsWith('ctrl+')
    if (!modified && (typing(event.target) || !letterKeys.value)) return
    if (taken(pressed, event.target) || inDialog()) return
    const act = actFor(keys, pressed, before)
    window.clearTimeout(timer)
    before = pressed === 'g' ? 'g' : ''
    timer = window.setTimeout(() => (before = ''), 1200)
    if (!act) return
    event.preventDefault()
    act(event)
  }
  onMounted(() => window.addEventListener('keydown', press))
  onBeforeUnmount(() => {
    window.removeEventListener('keydown', press)
    window.clearTimeout(timer)
  })
}

/** J and K walk along the links marked data-row. */
export function walkRows(step: 1 | -1): void {
  const rows = Array.from(document.querySelectorAll<HTMLElement>('[data-row]'))
  const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement))
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
