#!/usr/bin/env node
// A second verifier of the ledger, written from docs/ledger.md alone and sharing nothing with the program.
//
//   node verify.mjs EXPORT [--checkpoint FILE]      one export: says what is wrong, exits 1
//   node verify.mjs --many FOLDER                   many exports (tests): one line each, "name ok" or "name bad …"
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

class Bad extends Error {}
const demand = (condition, words) => { if (!condition) throw new Bad(words) }

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const decimal = /^(0|-?[1-9][0-9]*)$/
const hashForm = /^sm3:[0-9a-f]{64}$/
const least = -(2n ** 63n), most = 2n ** 63n - 1n

// ---- section 3: strings and lines ----

const short = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const string = (text) => '"' + text.replace(/["\\\u0000-\u001f]/g, (c) => short[c] ?? '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')) + '"'

// What may stand in a line: a writer for each type, which also checks the value.
const text = (value) => {
  demand(typeof value === 'string' && !value.includes('\0') && value.isWellFormed(), 'text expected')
  return string(value)
}
const integer = (value) => {
  demand(Number.isSafeInteger(value) && !Object.is(value, -0), 'a whole number expected')
  return String(value)
}
const object = (fields) => (value) => {
  demand(value !== null && typeof value === 'object' && !Array.isArray(value), 'an object expected')
  demand(Object.keys(value).length === Object.keys(fields).length, 'fields missing or too many')
  return '{' + Object.entries(fields).map(([name, write]) => {
    demand(Object.hasOwn(value, name), `no field ${name}`)
    return string(name) + ':' + write(value[name])
  }).join(',') + '}'
}
const list = (write) => (value) => {
  demand(Array.isArray(value), 'a list expected')
  return '[' + value.map(write).join(',') + ']'
}

const firstLine = object({ format: text, committee: integer })
const factLine = object({
  number: integer, at: integer, actor: text, authority: text, kind: text, subject_type: text, subject: text,
  people: list(object({ member: text, part: text })),
  measures: list(object({ name: text, units: text, scale: integer })),
  tags: list(object({ name: text, value: text })),
  payload: text, previous: text, hash: text,
})
const lastLine = object({ facts: integer, head: text })

function read(line, write) {
  let value
  try {
    value = JSON.parse(line)
  } catch {
    throw new Bad('not JSON')
  }
  demand(write(value) === line, 'not written in the form of the document')
  return value
}

// ---- section 2: canonical bytes ----

const netstring = (item) => `${Buffer.byteLength(item)}:${item},`

function canonical(committee, fact) {
  const items = ['yishi-fact-1', committee, fact.number, fact.at, fact.actor, fact.authority, fact.kind, fact.subject_type, fact.subject]
  items.push(fact.people.length)
  for (const { member, part } of fact.people) items.push(member, part)
  items.push(fact.measures.length)
  for (const { name, units, scale } of fact.measures) items.push(name, units, scale)
  items.push(fact.tags.length)
  for (const { name, value } of fact.tags) items.push(name, value)
  items.push(fact.payload, fact.previous)
  return items.map((item) => netstring(String(item))).join('')
}

export const hashOf = (committee, fact) => 'sm3:' + createHash('sm3').update(canonical(committee, fact), 'utf8').digest('hex')

// ---- the export ----

function checkFact(committee, fact, number, previous) {
  demand(fact.actor === '' || id.test(fact.actor), 'the actor is no id')
  demand(fact.people.every(({ member }) => id.test(member)), 'a member is no id')
  demand(fact.measures.every(({ units }) => decimal.test(units) && BigInt(units) >= least && BigInt(units) <= most), 'units are no number')
  demand(fact.number === number, `number ${number} expected`)
  demand(fact.previous === previous, 'it does not link to the one before')
  demand(hashForm.test(fact.hash) && hashOf(committee, fact) === fact.hash, 'its content does not match its hash')
}

// Throws Bad; returns {committee, facts, head, hashes}.
export function verifyExport(bytes) {
  let whole
  try {
    whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Bad('not UTF-8')
  }
  demand(whole.endsWith('\n'), 'the last line is cut short')
  const lines = whole.slice(0, -1).split('\n')
  demand(lines.length >= 2, 'cut short')
  const at = (index, action) => {
    try {
      return action(lines[index])
    } catch (error) {
      throw error instanceof Bad ? new Bad(`line ${index + 1}: ${error.message}`) : error
    }
  }
  const first = at(0, (line) => read(line, firstLine))
  demand(first.format === 'yishi-ledger-1', 'line 1: another format')
  const hashes = []
  for (let index = 1; index < lines.length - 1; ++index) {
    at(index, (line) => {
      const fact = read(line, factLine)
      checkFact(first.committee, fact, index, hashes.at(-1) ?? '')
      hashes.push(fact.hash)
    })
  }
  const last = at(lines.length - 1, (line) => read(line, lastLine))
  demand(last.facts === hashes.length && last.head === (hashes.at(-1) ?? ''), 'the last line does not agree with the last fact')
  return { committee: first.committee, facts: hashes.length, head: last.head, hashes }
}

// ---- section 4: checkpoints (Ed25519) ----

export function verifyCheckpoint(content, ledger) {
  const form = /^(yishi ledger checkpoint 1\ncommittee (\d+)\nnumber (\d+)\nhash (sm3:[0-9a-f]{64})\ntime \S+\nkey (\S+) (\S+)\n)signature (\S+)\n$/
  const match = form.exec(content)
  demand(match, 'the checkpoint is not in its form')
  const [, signed, committee, number, hash, algorithm, key, signature] = match
  demand(algorithm === 'ed25519', `signatures by ${algorithm} are checked with openssl (docs/ledger.md)`)
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
  demand(verifySignature(null, Buffer.from(signed), publicKey, Buffer.from(signature, 'base64')), 'the signature does not hold')
  demand(Number(committee) === ledger.committee, 'the checkpoint is another committee’s')
  demand(ledger.hashes[Number(number) - 1] === hash, `fact ${number} is not the one that the checkpoint pinned`)
  return { number: Number(number), key }
}

// ---- command ----

function many(folder) {
  for (const name of readdirSync(folder).sort()) {
    try {
      verifyExport(readFileSync(join(folder, name)))
      console.log(`${name} ok`)
    } catch (error) {
      if (!(error instanceof Bad)) throw error
      console.log(`${name} bad ${error.message}`)
    }
  }
}

function main(args) {
  if (args[0] === '--many' && args[1]) return many(args[1])
  if (!args[0]) {
    console.error('usage: verify.mjs EXPORT [--checkpoint FILE]')
    process.exit(2)
  }
  try {
    const ledger = verifyExport(readFileSync(args[0]))
    console.log(`committee ${ledger.committee}: ${ledger.facts} facts, head ${ledger.head}`)
    if (args[1] === '--checkpoint') {
      const { number, key } = verifyCheckpoint(readFileSync(args[2], 'utf8'), ledger)
      console.log(`checkpoint at fact ${number} holds; compare its key with the published one: ${key}`)
    }
  } catch (error) {
    if (!(error instanceof Bad)) throw error
    console.error(`不一致 / does not hold: ${error.message}`)
    process.exit(1)
  }
}

main(process.argv.slice(2))
