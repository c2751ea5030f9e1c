// Pictures of every page of the desk, to look at: node scripts/pictures.mjs [folder] [filter]
// YISHI_URL names a running server (default: the mock); SIGN_IN gives role=login:password pairs for a real one.
import { mkdirSync } from 'node:fs'
import { chromium } from '@playwright/test'

const url = process.env.YISHI_URL ?? 'http://127.0.0.1:4180'
const folder = process.argv[2] ?? '/tmp/pictures'
const filter = process.argv[3] ?? ''
const logins = Object.fromEntries(
  (process.env.SIGN_IN ?? '')
    .split(',')
    .filter(Boolean)
    .map((pair) => pair.split('=')),
)
const demo = { unit: 'unit01', unithead: 'unit01-head', collective: 'dparty1' }
const pages = [
  ['', '/desk/sign-in'],
  ['', '/desk/setup'],
  ['head', '/desk/tasks'],
  ['head', '/desk/proposals'],
  ['head', '/desk/proposals?q=小区'],
  ['head', '/desk/proposals/p5'],
  ['head', '/desk/proposals/p2'],
  ['head', '/desk/proposals/p5?tab=handling'],
  ['head', '/desk/proposals/p8?tab=replies'],
  ['gov', '/desk/dispatch'],
  ['gov', '/desk/radar'],
  ['head', '/desk/statistics'],
  ['head', '/desk/assessment'],
  ['head', '/desk/key'],
  ['head', '/desk/promises'],
  ['unit', '/desk/assignments'],
  ['unit', '/desk/proposals/p5/reply/s5'],
  ['leader', '/desk/overview'],
  ['affairs', '/desk/members'],
  ['affairs', '/desk/members/m2'],
  ['affairs', '/desk/units'],
  ['affairs', '/desk/import'],
  ['head', '/desk/publication'],
  ['head', '/desk/proposals/p7/publication'],
  ['head', '/desk/rules'],
  ['head', '/desk/rules?tab=lists'],
  ['head', '/desk/account'],
  ['admin', '/desk/accounts'],
  ['collective', '/desk/proposals/new'],
]
const sizes = (process.env.SIZES ?? '1440-standard,1440-huge,375-standard,375-huge').split(',')
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
for (const size of sizes) {
  const [width, text] = size.split('-')
  const contexts = {}
  for (const [role, path] of pages.filter(([, p]) => p.includes(filter))) {
    const fresh = !contexts[role]
    const context = (contexts[role] ??= await browser.newContext({
      viewport: { width: Number(width), height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    }))
    const page = await context.newPage()
    page.on(
      'console',
      (message) =>
        ['error', 'warning'].includes(message.type()) &&
        !message.text().includes('WebSocket') &&
        console.log(`${path} ${size}: ${message.text()}`),
    )
    page.on('pageerror', (error) => console.log(`${path} ${size}: ${error.message}`))
    if (fresh && role) {
      const [login, password] = (
        logins[role] ?? (process.env.YISHI_URL ? `${demo[role] ?? role}:yunxi-2026-demo` : `${role}:x`)
      ).split(':')
      await page.goto(`${url}/desk/sign-in`)
      await page.fill('#login', login)
      await page.fill('#password', password)
      await page.click('button[type=submit]')
      await page.waitForURL((now) => !now.pathname.includes('sign-in'))
    }
    await page.goto(url + path)
    await page.waitForTimeout(350)
    await page.evaluate((value) => {
      document.documentElement.dataset.size = value
      localStorage.setItem('text_size', value)
      window.dispatchEvent(new Event('resize'))
    }, text)
    await page.waitForTimeout(450)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (over > 0) console.log(`${path} ${size}: ${over} px too wide`)
    const name = path.replace('/desk/', '').replace(/[^\p{L}\p{N}]+/gu, '_')
    await page.screenshot({ path: `${folder}/${size}_${name}.png`, fullPage: process.env.FULL === '1' })
    await page.close()
  }
  for (const context of Object.values(contexts)) await context.close()
}
await browser.close()
