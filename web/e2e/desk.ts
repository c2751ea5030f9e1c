// What the desk's browser tests share: signing in, waiting, axe, an empty console.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Roles of the demo; each has one account. On the mock the login names the role and any password does. */
export type DeskRole = 'clerk' | 'head' | 'gov' | 'unit' | 'unithead' | 'leader' | 'affairs' | 'admin' | 'collective'
const demo: Record<DeskRole, string> = {
  clerk: 'clerk',
  head: 'head',
  gov: 'gov',
  unit: 'unit01',
  unithead: 'unit01-head',
  leader: 'leader',
  affairs: 'affairs',
  admin: 'admin',
  collective: 'dparty1',
}
const ofDemo = (role: DeskRole) => `${demo[role]}:yunxi-2026-demo`
// YISHI_LOGINS="head=login:password,gov=…" names other accounts than the demo's.
const logins = new Map(
  (process.env.YISHI_LOGINS ?? '')
    .split(',')
    .filter(Boolean)
    .map((pair) => pair.split('=') as [string, string]),
)

export async function signIn(page: Page, role: DeskRole): Promise<void> {
  const [login, password] = (logins.get(role) ?? (process.env.YISHI_URL ? ofDemo(role) : `${role}:any password`)).split(
    ':',
  )
  await page.goto('/desk/sign-in')
  await page.fill('#login', login!)
  await page.fill('#password', password!)
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !url.pathname.includes('sign-in'))
}

/** Collects what the console complains about. Sockets that a server without live notices refuses are no fault of a page. */
export function watchConsole(page: Page): string[] {
  const words: string[] = []
  page.on('console', (message) => {
    const known = message.text().includes('WebSocket') || message.text().includes('Failed to load resource')
    if (['error', 'warning'].includes(message.type()) && !known) words.push(message.text())
  })
  page.on('pageerror', (error) => words.push(error.message))
  return words
}

export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('h1').first().waitFor()
}
export async function setSize(page: Page, size: string): Promise<void> {
  await page.evaluate((value) => {
    document.documentElement.dataset.size = value
    window.dispatchEvent(new Event('resize'))
  }, size)
  await page.waitForTimeout(100)
}

/** Faults that axe finds, one line each; best-practice rules too. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const axe = (
      window as unknown as {
        axe: {
          run: (
            context: unknown,
            options: unknown,
          ) => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>
        }
      }
    ).axe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await axe.run(document, { runOnly: tags })
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}`))
  })
}
export const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

export async function expectSound(page: Page, where: string): Promise<void> {
  expect(await axeFaults(page), `axe at ${where}`).toEqual([])
  expect(await tooWide(page), `sideways scroll at ${where}`).toBeLessThanOrEqual(0)
}
