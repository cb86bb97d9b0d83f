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
  fix: string
}

type Fields = Record<string, unknown>

/** Newest first; events that don't end a run are left out. */
export function runs(executions: Fields[]): Run[] {
  return executions.filter((one) => /^pump-(completed|failed)/.test(String(one.event_type ?? one._id))).map(run)
}

function run(fields: Fields): Run {
  const started = when(fields.start_time ?? fields.started)
  const ended = when(fields.end_time ?? fields.ended)
  return {
    kind: String(fields.sync_type ?? fields.kind ?? 'incremental'),
    ok: String(fields.event_type ?? fields._id).startsWith('pump-completed'),
    started,
    ended,
    seconds: number(fields.total_time ?? fields.seconds) || Math.max(0, ended - started) / 1000,
    in: number(fields.in ?? fields.entities_succeeded),
    out: number(fields.out ?? fields.changes),
    unchanged: number(fields.unchanged),
    filtered: number(fields.filtered),
    deleted: number(fields.deleted),
    errors: number(fields.errors ?? fields.entities_failed),
    message: text(fields.message ?? fields.original_error_message),
    code: text(fields.code),
    fix: text(fields.fix),
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
