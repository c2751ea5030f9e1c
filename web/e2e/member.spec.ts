// The member face: every page sound at both text sizes, targets large enough, a draft that survives the network.
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { expectSound, open, ready, setSize, signIn, smallTargets, watchConsole } from './member'

test.use({ viewport: { width: 375, height: 812 } })
test.setTimeout(180_000)

const sizes = { standard: 48, huge: 60 } as const
const plain = ['/', '/work', '/notices', '/me', '/me/file', '/me/sessions', '/password', '/write', '/nowhere']

async function soundAtBothSizes(page: Page, where: string): Promise<void> {
  for (const [size, least] of Object.entries(sizes)) {
    await setSize(page, size)
    await expectSound(page, `${where} ${size}`)
    expect(await smallTargets(page, least), `targets at ${where} ${size}`).toEqual([])
  }
  await setSize(page, 'standard')
}
/** Ids of what the member has to do, by verb; asked from the page, with its session. */
const tasksOf = (page: Page, verb: string) =>
  page.evaluate(async (wanted) => {
    const answer = await fetch('/api/v1/tasks')
    const { items } = (await answer.json()) as { items: { verb: string; proposal: { id: string } }[] }
    return items.filter((one) => one.verb === wanted).map((one) => one.proposal.id)
  }, verb)
/** What the server says of a proposal; null when it does not know it. */
const onServer = (page: Page, id: string) =>
  page.evaluate(async (wanted) => {
    const answer = await fetch(`/api/v1/proposals/${wanted}`)
    if (!answer.ok) return null
    const read = (await answer.json()) as { proposal: { title: string; stage: string } }
    return { title: read.proposal.title, stage: read.proposal.stage }
  }, id)
const draftId = (page: Page) => /\/write\/([^/?]+)/.exec(new URL(page.url()).pathname)![1]!
const standard = (page: Page) =>
  page.evaluate(async () => {
    const session = (await (await fetch('/api/v1/session')).json()) as { csrf: string }
    const key = String(Math.random()).slice(2) + String(Date.now())
    const headers = { 'Content-Type': 'application/json', 'X-Csrf-Token': session.csrf, 'Idempotency-Key': key }
    await fetch('/api/v1/session/preferences', {
      method: 'PUT',
      headers,
      body: '{"text_size":"standard","language":"zh"}',
    })
  })
async function begin(page: Page): Promise<void> {
  await signIn(page)
  await standard(page)
}
async function fill(page: Page, title: string): Promise<void> {
  await page.fill('#title', title)
  await page.fill('#situation', '走访了三个小区，站台没有座椅，老人只能站着等车。')
  await page.fill('#advice', '一、先改造老年人多的站台。二、明确日常维护单位。')
}

test('the sign-in page is sound, and says what is missing', async ({ page }) => {
  const words = watchConsole(page)
  await open(page, '/sign-in')
  await soundAtBothSizes(page, 'sign-in')
  await page.click('button[type=submit]')
  await expect(page.locator('.summary')).toBeFocused()
  await expect(page.locator('#login')).toHaveAttribute('aria-invalid', 'true')
  await page.fill('#password', 'seen')
  await page.locator('#password + button').click()
  await expect(page.locator('#password')).toHaveAttribute('type', 'text')
  expect(words).toEqual([])
})

test('every page is sound in both text sizes, with targets large enough', async ({ page }) => {
  const words = watchConsole(page)
  await begin(page)
  for (const path of plain) {
    await open(page, path)
    await soundAtBothSizes(page, path)
  }
  expect(words).toEqual([])
})

test('English is complete on the pages with the most words', async ({ page }) => {
  await begin(page)
  await open(page, '/me')
  await page.locator('#tongue label').last().click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  for (const path of ['/', '/write', '/me']) {
    await open(page, path)
    await soundAtBothSizes(page, `${path} in English`)
    const chrome = await page.locator('nav.tabs, .button.primary').allTextContents()
    expect(chrome.join(' ')).not.toMatch(/[\u4e00-\u9fff]/)
  }
  await standard(page)
})

test('the text size follows the person', async ({ page }) => {
  await begin(page)
  await open(page, '/me')
  await page.locator('#size label').last().click()
  await expect(page.locator('html')).toHaveAttribute('data-size', 'huge')
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => localStorage.clear())
  await open(page, '/')
  await expect(page.locator('html')).toHaveAttribute('data-size', 'huge')
  await standard(page)
})

test('the long page says what is missing before anything is sent', async ({ page }) => {
  await begin(page)
  await open(page, '/write')
  await page.locator('form button[type=submit]').last().click()
  await expect(page.locator('.summary')).toBeFocused()
  await expect(page.locator('#title')).toHaveAttribute('aria-invalid', 'true')
  await page.fill('#title', '字'.repeat(400))
  await expect(page.locator('#title-count')).toHaveClass(/over/)
  await soundAtBothSizes(page, 'write with faults')
})

test('in the large sizes one question stands on a page, and the proposal arrives', async ({ page }) => {
  await begin(page)
  await open(page, '/write')
  await setSize(page, 'huge')
  await page.evaluate(() => localStorage.setItem('text_size', 'huge'))
  // The switch in the bar goes from standard to large.
  await setSize(page, 'standard')
  await page.locator('header.top button.size').click()
  await expect(page.locator('html')).toHaveAttribute('data-size', 'large')
  const title = `关于增设公交站台座椅的建议 ${Date.now()}`
  const texts = { title, situation: '站台没有座椅。', analysis: '', advice: '增设座椅。' }
  for (const [part, text] of Object.entries(texts)) {
    await expect(page.locator('form textarea')).toHaveCount(1)
    await page.fill(`#${part}`, text)
    await page.locator('form button[type=submit]').last().click()
    await expect(page.locator(`#${part}`)).toHaveCount(0)
  }
  await page.locator('#category').waitFor()
  await page.locator('form button[type=submit]').last().click()
  await page.locator('#co_signers').waitFor()
  await page.locator('form button[type=submit]').last().click()
  await expect(page.locator('[data-test=check]')).toContainText(title)
  await soundAtBothSizes(page, 'the check')
  const id = draftId(page)
  await page.locator('form button.primary').last().click()
  await page.waitForURL(/\/done$/, { timeout: 60_000 })
  await expect(page.locator('[data-test=receipt]')).toContainText(title)
  await ready(page)
  await soundAtBothSizes(page, 'the receipt')
  expect(await onServer(page, id)).toEqual({ title, stage: 'submitted' })
  await open(page, `/proposals/${id}`)
  await soundAtBothSizes(page, 'an own proposal')
  await standard(page)
})

test('a draft written without a network survives a reload and is sent once', async ({ page, context }) => {
  await begin(page)
  await open(page, '/')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await open(page, '/write')
  const id = draftId(page)
  const title = `离线写的提案 ${Date.now()}`
  let created = 0
  page.on('request', (one) => {
    if (one.method() === 'POST' && new URL(one.url()).pathname === '/api/v1/proposals') created += 1
  })
  await context.setOffline(true)
  await fill(page, title)
  await expect(page.locator('[data-test=save]')).toContainText('手机', { timeout: 20_000 })
  await page.reload()
  await expect(page.locator('#title')).toHaveValue(title, { timeout: 30_000 })
  await page.locator('form button[type=submit]').last().click()
  await expect(page.locator('[data-test=check]')).toContainText(title)
  await page.locator('form button.primary').last().click()
  await expect(page.locator('[data-test=queued]')).toBeVisible({ timeout: 30_000 })
  await soundAtBothSizes(page, 'a proposal that waits for the network')
  const before = created
  await context.setOffline(false)
  await expect.poll(() => onServer(page, id), { timeout: 90_000 }).toEqual({ title, stage: 'submitted' })
  expect(created - before).toBe(1)
  // Nothing of it is left to be sent again.
  await open(page, '/')
  await page.waitForTimeout(1500)
  expect(created - before).toBe(1)
})

test('a draft typed and left is on the server, and can be deleted', async ({ page }) => {
  await begin(page)
  await open(page, '/write')
  const id = draftId(page)
  const title = `草稿 ${Date.now()}`
  await page.fill('#title', title)
  await expect.poll(() => onServer(page, id), { timeout: 60_000 }).toEqual({ title, stage: 'draft' })
  await open(page, `/write/${id}`)
  await expect(page.locator('#title')).toHaveValue(title)
  await page.locator('#discard button').click()
  await page.locator('#discard button').first().click()
  await page.waitForURL((url) => url.pathname === '/member/', { timeout: 30_000 })
  expect(await onServer(page, id)).toBeNull()
})

test('a request to co-sign is read in full and answered', async ({ page }) => {
  await begin(page)
  const [id] = await tasksOf(page, 'co_sign')
  if (!id) test.skip(true, 'nobody asks this member to co-sign in this demo')
  await open(page, `/proposals/${id}/co-sign`)
  await expect(page.locator('.reading').first()).not.toBeEmpty()
  await soundAtBothSizes(page, 'a request to co-sign')
  await page.locator('.actions button.primary').click()
  await expect(page.locator('section[role=status]')).toBeVisible({ timeout: 30_000 })
  expect(await tasksOf(page, 'co_sign')).not.toContain(id)
})

test('a reply is read, then rated, and the receipt says what happens', async ({ page }) => {
  await begin(page)
  const [id] = await tasksOf(page, 'rate')
  if (!id) test.skip(true, 'no reply waits for this member in this demo')
  await open(page, `/proposals/${id}`)
  await soundAtBothSizes(page, 'a proposal with its reply')
  await open(page, `/proposals/${id}/rate`)
  await expect(page.locator('article .reading').first()).not.toBeEmpty()
  await soundAtBothSizes(page, 'the reply')
  await page.locator('.actions button.primary').click()
  await page.locator('#attitude label').first().click()
  await page.locator('#result label').last().click()
  await soundAtBothSizes(page, 'the rating')
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('#reason')).toHaveAttribute('aria-invalid', 'true')
  await page.fill('#reason', '分摊办法还没有公布，三个小区都没有动工。')
  await page.locator('form button[type=submit]').click()
  await page.locator('.actions button.primary').click()
  await expect(page.locator('[data-test=receipt]')).toBeVisible({ timeout: 30_000 })
  await soundAtBothSizes(page, 'the receipt of the rating')
  expect(await tasksOf(page, 'rate')).not.toContain(id)
})

test('the face can be installed and asks nothing of other hosts', async ({ page }) => {
  const foreign: string[] = []
  page.on('request', (one) => {
    const url = new URL(one.url())
    if (url.origin !== new URL(page.url() === 'about:blank' ? one.url() : page.url()).origin) foreign.push(one.url())
  })
  await open(page, '/sign-in')
  const link = await page.locator('link[rel=manifest]').getAttribute('href')
  const answer = await page.request.get(link!)
  expect(answer.ok()).toBe(true)
  const manifest = (await answer.json()) as { start_url: string; display: string; icons: { src: string }[] }
  expect(manifest).toMatchObject({ start_url: '/member/', display: 'standalone' })
  for (const icon of manifest.icons) expect((await page.request.get(icon.src)).ok()).toBe(true)
  expect(foreign).toEqual([])
})

test('signing out shuts the door', async ({ page }) => {
  await begin(page)
  await open(page, '/me')
  await page.locator('button.danger').click()
  await page.waitForURL(/sign-in/)
  await page.goto('/member/work')
  await page.waitForURL(/sign-in\?next=/, { timeout: 30_000 })
})
