// What the member's browser tests share: signing in as a member, text sizes, sound pages, targets large enough.
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

export { axeFaults, expectSound, setSize, settle, watchConsole } from './desk'

const login = process.env.YISHI_MEMBER ?? 'm011'
const password = process.env.YISHI_DEMO_PASSWORD ?? 'any password'

export async function signIn(page: Page): Promise<void> {
  await page.goto('/member/sign-in')
  await page.fill('#login', login)
  await page.fill('#password', password)
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !url.pathname.includes('sign-in'), { timeout: 30_000 })
  await page.locator('h1').first().waitFor({ timeout: 30_000 })
}

/** Waits until the page has its heading and nothing says that it is still loading. */
export async function ready(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor({ timeout: 30_000 })
  await page.waitForLoadState('networkidle', { timeout: 30_000 })
  await expect(page.locator('main .skeleton')).toHaveCount(0, { timeout: 30_000 })
}

/** Opens an address of the member face by a full load, and waits until it stands. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/member${path}`)
  await ready(page)
}

/** Controls smaller than `least` pixels, one line each. Links inside running text are left out, as WCAG does. */
export async function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((want) => {
    const seen = (element: Element) => {
      const box = element.getBoundingClientRect()
      return box.width > 0 && box.height > 0 && !element.closest('details:not([open]) > :not(summary)')
    }
    const inText = (element: Element) => element.tagName === 'A' && getComputedStyle(element).display === 'inline'
    const targets = document.querySelectorAll('a[href], button, input, select, textarea, summary')
    return Array.from(targets)
      .filter((one) => seen(one) && !inText(one) && !one.classList.contains('spoken') && !one.matches('.skip-link'))
      .map((one) => {
        // A radio or a box is hit through its label.
        const target = one.matches('input[type=radio], input[type=checkbox]') ? (one.closest('label') ?? one) : one
        return { target, box: target.getBoundingClientRect() }
      })
      .filter(({ box }) => box.height < want - 0.5 || box.width < want - 0.5)
      .map(({ target, box }) => {
        const words = (target.textContent ?? '').trim().slice(0, 20)
        return `${target.tagName.toLowerCase()}.${target.className} “${words}” ${Math.round(box.width)}×${Math.round(box.height)}`
      })
  }, least)
}
