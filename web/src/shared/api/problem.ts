// What the server refuses, and what the network breaks, in one shape that a form can show.

export interface FieldFault {
  pointer: string
  detail: string
}

/** A refusal in words for a person. `status` 0 means: the server was not reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: FieldFault[] = [],
    readonly request: string = '',
  ) {
    super(detail || title)
    this.name = 'Problem'
  }

  get unreachable(): boolean {
    return this.status === 0
  }
  /** Somebody changed the thing meanwhile. */
  get conflict(): boolean {
    return this.status === 409
  }
  /** The words for a field: "/title" or "title". */
  of(field: string): string | undefined {
    const pointer = field.startsWith('/') ? field : `/${field}`
    return this.errors.find((fault) => fault.pointer === pointer || `/${fault.pointer}` === pointer)?.detail
  }
}

/** Reads application/problem+json; anything else becomes a problem that names the status alone. */
export async function problemOf(response: Response): Promise<Problem> {
  const trace = response.headers.get('X-Request-Id') ?? ''
  try {
    const body = (await response.json()) as Record<string, unknown>
    const text = (key: string) => (typeof body[key] === 'string' ? (body[key] as string) : '')
    const errors = Array.isArray(body.errors) ? (body.errors as FieldFault[]) : []
    return new Problem(response.status, text('code'), text('title'), text('detail'), errors, text('request') || trace)
  } catch {
    return new Problem(response.status, `http_${response.status}`, '', '', [], trace)
  }
}

export const unreachable = () => new Problem(0, 'unreachable', '', '')
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem(-1, 'broken', '', error instanceof Error ? error.message : String(error))
