import { afterEach, expect, test, vi } from 'vitest'
import { get, onSignedOut, Problem, queryText, send, setCsrf, uuid } from '@shared/api'

const answer = (status: number, body: unknown, type = 'application/json') =>
  vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(
      async () =>
        new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { 'Content-Type': type } }),
    )
afterEach(() => vi.restoreAllMocks())

test('a write carries the token and a key; the same key when it is given', async () => {
  const fetched = answer(200, {})
  setCsrf('t0ken')
  await send('POST', '/proposals', { a: 1 }, { key: 'k1' })
  await send('POST', '/proposals', { a: 1 })
  const headers = fetched.mock.calls.map(([, init]) => init!.headers as Record<string, string>)
  expect(headers[0]).toMatchObject({ 'X-Csrf-Token': 't0ken', 'Idempotency-Key': 'k1' })
  expect(headers[1]!['Idempotency-Key']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/)
})
test('a refusal keeps its words and its fields', async () => {
  answer(
    422,
    {
      title: '不能提交',
      detail: '请补全',
      code: 'invalid',
      errors: [{ pointer: '/title', detail: '案由最多 50 字' }],
      request: 'r7',
    },
    'application/problem+json',
  )
  const problem = await send('POST', '/x', {}).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(Problem)
  expect(problem).toMatchObject({ status: 422, code: 'invalid', detail: '请补全', request: 'r7' })
  expect((problem as Problem).of('title')).toBe('案由最多 50 字')
})
test('a server that cannot be reached is a problem too', async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('network'))
  expect(await get('/x').catch((error: unknown) => error)).toMatchObject({ status: 0, unreachable: true })
})
test('an answer that is no JSON becomes a problem that names the status', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('<html>', { status: 502 }))
  expect(await get('/x').catch((error: unknown) => error)).toMatchObject({ status: 502, code: 'http_502' })
})
test('401 signs out, but not at the sign-in itself', async () => {
  const left = vi.fn()
  onSignedOut(left)
  answer(401, { code: 'not_signed_in' })
  await get('/proposals').catch(() => undefined)
  expect(left).toHaveBeenCalledTimes(1)
  await get('/session').catch(() => undefined)
  expect(left).toHaveBeenCalledTimes(1)
})
test('204 gives nothing', async () => {
  answer(204, undefined)
  expect(await send('DELETE', '/session')).toBeUndefined()
})
test('empty conditions are left out of the address', () => {
  expect(queryText({ q: '养老', view: '', late: false, term: null, id: ['a', 'b'] })).toBe(
    '?q=%E5%85%BB%E8%80%81&id=a&id=b',
  )
  expect(queryText({})).toBe('')
})
test('ids differ', () => expect(new Set(Array.from({ length: 100 }, uuid)).size).toBe(100))
