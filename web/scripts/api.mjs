// Prints the server's OpenAPI document and writes the client's types from it. `YISHI` names the program.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const program = process.env.YISHI ?? '../build/yishi'
const document = JSON.parse(execFileSync(program, ['openapi'], { encoding: 'utf8', maxBuffer: 1 << 26 }))
const head = '// Written by `npm run api` from `yishi openapi`. Do not edit.\n'
writeFileSync('src/shared/api/schema.d.ts', head + astToString(await openapiTS(document)))
console.log(`schema.d.ts: ${Object.keys(document.paths).length} paths`)
