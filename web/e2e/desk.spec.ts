import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { axeFaults, expectSound, setSize, settle, signIn, watchConsole } from './desk'
import type { DeskRole } from './desk'

const sizes = [
  { width: 1440, size: 'standard' },
  { width: 1440, size: 'huge' },
  { width: 375, size: 'standard' },
  { width: 375, size: 'huge' },
]
const pages: Record<DeskRole, string[]> = {
  clerk: ['/tasks', '/proposals', '/proposals?view=review'],
  head: [
    '/tasks',
    '/proposals?q=社区',
    '/statistics',
    '/statistics?group=category',
    '/assessment',
    '/key',
    '/promises',
    '/publication',
    '/rules',
    '/rules?tab=terms',
    '/rules?tab=lists',
    '/import',
  ],
  gov: ['/dispatch', '/radar'],
  unit: ['/assignments', '/radar'],
  unithead: ['/assignments'],
  leader: ['/overview'],
  affairs: ['/members', '/units'],
  admin: ['/accounts', '/account'],
  collective: ['/proposals/new'],
}
const tabs = ['text', 'handling', 'contacts', 'replies', 'ratings', 'promises', 'supervision', 'files', 'log']

/** The first proposal of a view, by its link in the list. */
async function firstOf(page: Page, view: string): Promise<string> {
  await page.goto(`/desk/proposals?view=${view}`)
  await settle(page)
  return (await page.locator('a[data-row]').first().getAttribute('href')) ?? ''
}

for (const { width, size } of sizes) {
  test.describe(`${width} px, ${size}`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('sign-in is sound, and says what is missing', async ({ page }) => {
      const words = watchConsole(page)
      await page.goto('/desk/sign-in')
      await settle(page)
      await setSize(page, size)
      await expectSound(page, 'sign-in')
      await page.click('button[type=submit]')
      await expect(page.getByRole('alert')).toBeFocused()
      await expectSound(page, 'sign-in with faults')
      expect(words).toEqual([])
    })

    for (const [role, paths] of Object.entries(pages) as [DeskRole, string[]][]) {
      test(`the pages of ${role} are sound`, async ({ page }) => {
        const words = watchConsole(page)
        await signIn(page, role)
        for (const path of paths) {
          await page.goto(`/desk${path}`)
          await settle(page)
          await setSize(page, size)
          await expectSound(page, path)
        }
        expect(words).toEqual([])
      })
    }

    test('the page of a proposal is sound in every tab', async ({ page }) => {
      const words = watchConsole(page)
      await signIn(page, 'head')
      const path = await firstOf(page, 'done')
      for (const tab of tabs) {
        await page.goto(`${path}?tab=${tab}`)
        await settle(page)
        await setSize(page, size)
        await expectSound(page, `proposal, ${tab}`)
      }
      expect(words).toEqual([])
    })

    test('dialogs are sound while they are open', async ({ page }) => {
      await signIn(page, 'head')
      const path = await firstOf(page, 'assignment')
      await page.goto(path)
      await settle(page)
      await setSize(page, size)
      await page.getByRole('button', { name: '交办', exact: true }).first().click()
      await page.getByRole('dialog').waitFor()
      await page.waitForTimeout(400)
      expect(await axeFaults(page)).toEqual([])
      await page.getByRole('dialog').getByRole('combobox').first().click()
      await page.waitForTimeout(400)
      expect(await axeFaults(page)).toEqual([])
    })
  })
}

test.describe('by keyboard alone', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('the list is walked with J and K, previewed with Space, opened with Enter', async ({ page }) => {
    await signIn(page, 'head')
    await page.goto('/desk/proposals')
    await settle(page)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const second = page.locator('a[data-row]').nth(1)
    await expect(second).toBeFocused()
    await page.keyboard.press('x')
    await expect(page.getByText('已选 1 条')).toBeVisible()
    await page.keyboard.press('Space')
    const peek = page.getByRole('complementary').filter({ has: page.getByRole('button', { name: '关闭' }) })
    await expect(peek).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(peek).toBeHidden()
    await expect(second).toBeFocused()
    const title = await second.textContent()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title!.trim())
  })

  test('Ctrl K opens the commands, G then S goes to the statistics', async ({ page }) => {
    await signIn(page, 'head')
    await page.goto('/desk/tasks')
    await settle(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('名册')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('委员名册')
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('统计')
  })

  test('a dialog takes the focus, keeps it, and gives it back', async ({ page }) => {
    await signIn(page, 'head')
    await page.goto(await firstOf(page, 'assignment'))
    await settle(page)
    const opener = page.getByRole('button', { name: '交办', exact: true }).first()
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    for (let n = 0; n < 25; n += 1) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => Boolean(document.activeElement?.closest('[role=dialog]')))).toBe(true)
    }
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(opener).toBeFocused()
  })

  test('every control of the proposal page is reached by Tab and shows it', async ({ page }) => {
    await signIn(page, 'head')
    await page.goto(await firstOf(page, 'handling'))
    await settle(page)
    const wanted = await page.evaluate(
      () =>
        Array.from(document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea')).filter(
          (one) => one.offsetParent !== null && one.tabIndex >= 0,
        ).length,
    )
    const seen = await page.evaluate(() => document.activeElement === document.body)
    expect(typeof seen).toBe('boolean')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    let reached = 0
    let unseen = 0
    for (let n = 0; n < wanted + 10; n += 1) {
      await page.keyboard.press('Tab')
      const state = await page.evaluate(() => {
        const now = document.activeElement as HTMLElement | null
        if (!now || now === document.body) return null
        const style = getComputedStyle(now)
        const fresh = !now.dataset.reached
        now.dataset.reached = '1'
        return {
          fresh,
          control: now.matches('a[href], button, input, select, textarea'),
          shown: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
        }
      })
      if (state?.fresh && state.control) reached += 1
      if (state && !state.shown) unseen += 1
    }
    expect(reached).toBeGreaterThanOrEqual(wanted)
    expect(unseen).toBe(0)
  })

  test('an assignment on the dispatch board can be taken back with Z', async ({ page }) => {
    await signIn(page, 'gov')
    await page.goto('/desk/dispatch')
    await settle(page)
    const queue = page.locator('[data-row]')
    await queue.first().waitFor()
    const before = await queue.count()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('j')
    await page.keyboard.press('1')
    await page.keyboard.press('Control+Enter')
    await expect(queue).toHaveCount(before - 1)
    await page.keyboard.press('z')
    await expect(queue).toHaveCount(before)
  })
})
