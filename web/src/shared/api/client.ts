// The only place that fetches. It adds the CSRF token and the idempotency key, and turns refusals into Problems.
import { Problem, problemOf, unreachable } from './problem'
import { uuid } from './uuid'

export type Query = Record<string, string | number | boolean | null | undefined | string[]>

export interface SendOptions {
  /** Sending the same key twice makes one thing; a draft's id serves. Default: a new key for each call. */
  key?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

const base = () => `${location.origin}/api/v1`
let csrf = ''
let language = 'zh'
let whenSignedOut: () => void = () => undefined

export const setCsrf = (token: string) => void (csrf = token)
export const setLanguage = (name: string) => void (language = name)
/** Called when the server says 401 to a call other than the sign-in itself. */
export const onSignedOut = (act: () => void) => void (whenSignedOut = act)

/** "?a=1&b=x": empty values are left out. */
export function queryText(query: Query = {}): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '' || value === false) continue
    for (const one of Array.isArray(value) ? value : [value]) pairs.append(name, String(one))
  }
  const text = pairs.toString()
  return text ? `?${text}` : ''
}

/** The address of a file (paper, letter, export) for a link. */
export const address = (path: string, query?: Query) => `/api/v1${path}${queryText(query)}`

async function call<T>(path: string, init: RequestInit): Promise<T> {
  const headers = {
    Accept: 'application/json',
    'Accept-Language': language,
    ...(init.headers as Record<string, string>),
  }
  let response: Response
  try {
    response = await globalThis.fetch(`${base()}${path}`, { credentials: 'same-origin', ...init, headers })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  }
  if (!response.ok) {
    const problem = await problemOf(response)
    if (problem.status === 401 && !path.startsWith('/session')) whenSignedOut()
    throw problem
  }
  if (response.status === 204 || response.headers.get('Content-Length') === '0') return undefined as T
  return (await response.json()) as T
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) =>
  call<T>(path + queryText(query), { method: 'GET', signal })

export function send<T = void>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  options: SendOptions = {},
) {
  const headers: Record<string, string> = {
    'X-Csrf-Token': csrf,
    'Idempotency-Key': options.key ?? uuid(),
    ...options.headers,
  }
  const init: RequestInit = { method, headers, signal: options.signal }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json'
    init.body = JSON.stringify(body)
  }
  return call<T>(path, init)
}

/** Sends a file as it is. `onProgress` gets 0 to 1. */
export function upload<T>(path: string, file: Blob, onProgress?: (part: number) => void, key = uuid()): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${base()}${path}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-Csrf-Token', csrf)
    request.setRequestHeader('Idempotency-Key', key)
    request.setRequestHeader('Accept-Language', language)
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total)
    request.onerror = () => reject(unreachable())
    request.onload = () => {
      if (request.status < 300) return resolve(JSON.parse(request.responseText || 'null') as T)
      const answer = new Response(request.responseText, { status: request.status })
      void problemOf(answer).then(reject, () => reject(new Problem(request.status, 'broken', '', '')))
    }
    request.send(file)
  })
}
