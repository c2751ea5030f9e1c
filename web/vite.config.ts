import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { VantResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'
import type { Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The libraries write pixels; in rem they follow html[data-size]. Hairlines (2 px and less) stay. */
const pxToRem = () => ({
  postcssPlugin: 'px-to-rem',
  Declaration(d: { prop: string; value: string }) {
    if (!d.value.includes('px') || /^(border|outline|box-shadow)/.test(d.prop)) return
    d.value = d.value.replace(/(?<![\w.#-])(\d*\.?\d+)px\b/g, (all, n: string) =>
      Number(n) <= 2 ? all : `${+(Number(n) / 16).toFixed(4)}rem`,
    )
  },
})
pxToRem.postcss = true as const

/** Vant's icon font is 30 kB of base64 with a foreign address behind it; the faces draw their own icons. */
const noVantFont = (): Plugin => ({
  name: 'no-vant-font',
  enforce: 'pre',
  load(id) {
    if (!id.includes('vant/es/icon/index.css')) return undefined
    const glyph = {
      arrow: '\\203A',
      'arrow-left': '\\2039',
      'arrow-down': '\\2304',
      cross: '\\00D7',
      success: '\\2713',
      plus: '+',
      minus: '\\2212',
      fail: '\\00D7',
      clear: '\\00D7',
      close: '\\00D7',
    }
    const marks = Object.entries(glyph).map(([name, code]) => `.van-icon-${name}:before{content:"${code}"}`)
    return `.van-icon{position:relative;display:inline-block;font-style:normal;line-height:1}.van-icon:before{display:inline-block}${marks.join('')}`
  },
})

/** During development unknown paths below a face give that face's page, as the server does. */
const faceFallback = (): Plugin => ({
  name: 'face-fallback',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const face = /^\/(desk|member)(\/[^.?]*)?(\?|$)/.exec(request.url ?? '')
      if (face) request.url = `/${face[1]}/index.html`
      next()
    })
  },
})

// FACES=desk builds that face alone, for whoever works on one while another is under the hammer.
const faces = {
  desk: here('./desk/index.html'),
  member: here('./member/index.html'),
  portal: here('./src/portal/portal.ts'),
  sw: here('./src/member/sw.ts'),
}
const wanted = process.env.FACES?.split(',')
const inputs = Object.fromEntries(Object.entries(faces).filter(([name]) => !wanted || wanted.includes(name)))

export default defineConfig({
  appType: 'mpa',
  define: {
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  resolve: { alias: { '@shared': here('./src/shared'), '@desk': here('./src/desk'), '@member': here('./src/member') } },
  css: { postcss: { plugins: [pxToRem()] } },
  plugins: [
    vue(),
    noVantFont(),
    faceFallback(),
    Components({ dts: 'components.d.ts', dirs: [], resolvers: [VantResolver()] }),
  ],
  server: { proxy: { '/api': { target: process.env.YISHI_SERVER ?? 'http://127.0.0.1:8080', ws: true } } },
  build: {
    outDir: process.env.DIST ?? 'dist',
    emptyOutDir: true,
    target: ['chrome85', 'safari14'],
    cssTarget: ['chrome85', 'safari14'],
    manifest: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      input: inputs,
      output: {
        // The service worker keeps one address for ever; all else is hashed and may be kept for a year.
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    server: { deps: { inline: ['vant'] } },
  },
})
