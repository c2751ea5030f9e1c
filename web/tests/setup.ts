// jsdom has neither; the components ask for both.
import { vi } from 'vitest'

if (typeof window !== 'undefined') {
  window.matchMedia ??= vi.fn().mockImplementation((query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
}
