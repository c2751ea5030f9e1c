import { defineConfig } from '@playwright/test'

// YISHI_URL points at a running server with the demo's data; without it the small mock serves the pages.
const url = process.env.YISHI_URL ?? 'http://127.0.0.1:4180'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
  webServer: process.env.YISHI_URL
    ? undefined
    : { command: 'node scripts/mock.mjs', url: `${url}/desk/`, reuseExistingServer: true, timeout: 20_000 },
})
