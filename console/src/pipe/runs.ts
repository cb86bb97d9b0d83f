/** The runs of a pipe, as its execution dataset tells them. */

export interface Run {
  kind: string
  ok: boolean
  started: number
  ended: number
  seconds: number
  in: number
  out: number
  unchanged: number
  filtered: number
  deleted: number
  errors: number
  message: string
  code: string
}

type Fields = Record<string, unknown>

/** Newest first; events that don't end a run are left out. */
export function runs(executions: Fields[]): Run[] {
  return executions.filter((one) => /^pump-(completed|failed)/.test(String(one.event_type ?? one._id))).map(run)
}

function run(fields: Fields): Run {
  const metrics = (fields.metrics ?? {}) as Fields
  const started = when(fields.start_time)
  const ended = when(fields.end_time)
  return {
    kind: String(fields.sync_type ?? ''),
    ok: String(fields.event_type ?? fields._id).startsWith('pump-completed'),
    started,
    ended,
    seconds: number(fields.total_time) || Math.max(0, ended - started) / 1000,
    in: number(fields.entities_read),
    out: number(metrics.changes),
    unchanged: number(metrics.unchanged),
    filtered: number(metrics.filtered),
    deleted: number(metrics.deleted),
    errors: number(fields.entities_failed),
    message: text(fields.original_error_message),
    code: text(fields.code),
  }
}

/** A typed datetime, an ISO one, or seconds since 1970; in milliseconds. */
export function when(value: unknown): number {
  if (typeof value === 'number') return value * 1000
  return typeof value === 'string' ? Date.parse(value.replace(/^~t/, '').replace(/(\.\d{3})\d+/, '$1')) : NaN
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : typeof value === 'string' ? Number(value.replace(/^~f/, '')) || 0 : 0
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
