// Writes .br and .gz beside every text file of dist; the server picks by Accept-Encoding.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? files(join(folder, e.name)) : [join(folder, e.name)],
  )

let count = 0
for (const file of files('dist')) {
  if (!/\.(js|css|html|svg|json|webmanifest|txt)$/.test(file) || file.includes('.vite') || statSync(file).size < 512)
    continue
  const bytes = readFileSync(file)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, quality))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  count += 1
}
console.log(`compressed ${count} files`)
