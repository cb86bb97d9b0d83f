import type { Explanation } from '../explain/explanation'
import { parseJson } from './json'
import type { DatasetRow } from './rows'

/** Calls of the node. Each either answers or throws a {@link NodeError} that can be shown as it is. */

/** One mistake in a configuration. */
export interface Misplaced {
  level: string
  code: string
  message: string
  fix: string
  line: number
  column: number
}

/** What the node (or the way to it) said instead of an answer. */
export class NodeError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fix = '',
    /** What is wrong in a configuration that was refused, each with its place. */
    readonly problems: Misplaced[] = [],
  ) {
    super(message)
  }
}

export interface Entity {
  _id: string
  _deleted?: boolean
  _updated: number
  _previous?: number | null
  _ts?: number
  _hash?: string
  [property: string]: unknown
}

export type Operation = 'start' | 'start-rescan' | 'stop' | 'enable' | 'disable'

/** Which versions to read: those with an offset greater than `since`, oldest first. */
export interface Window {
  history: boolean
  since: number
  limit: number
}

const encode = encodeURIComponent

export function executions(pipe: string, limit: number): Promise<Record<string, unknown>[]> {
  return get(`api/pipes/${encode(pipe)}/executions?limit=${limit}`)
}

export function pipeDetail(pipe: string): Promise<Record<string, unknown>> {
  return get(`api/pipes/${encode(pipe)}`)
}

export function operate(pipe: string, operation: Operation, comment = ''): Promise<unknown> {
  const body = new URLSearchParams({ operation })
  if (comment) body.set('comment', comment)
  return call(`api/pipes/${encode(pipe)}/pump`, { method: 'POST', body })
}

export function entities(dataset: string, window: Window): Promise<Entity[]> {
  const query = new URLSearchParams({ history: String(window.history), limit: String(window.limit) })
  if (window.since >= 0) query.set('since', String(window.since))
  return get(`api/datasets/${encode(dataset)}/entities?${query}`)
}

/** The figures of a dataset that is no part of the flow, such as one of the node's own. */
export async function dataset(id: string): Promise<DatasetRow> {
  const { runtime } = await get<{ runtime: Record<string, unknown> }>(`api/datasets/${encode(id)}`)
  const figure = (name: string) => Number(runtime[name] ?? 0)
  return {
    id,
    count: figure('count-index-exists'),
    deleted: figure('count-index-deleted'),
    log: figure('count-log'),
    offset: figure('next-offset'),
    populated: runtime['is-populated'] === true,
    bytes: figure('bytes'),
  }
}

/** Every version of the entity that is still held, newest first. */
export async function history(dataset: string, id: string): Promise<Entity[]> {
  const versions = await get<Entity[]>(`api/datasets/${encode(dataset)}/history?entity_id=${encode(id)}`)
  return versions.sort((a, b) => b._updated - a._updated)
}

/** What a pipe makes of an entity, by its id or as given, perhaps with another configuration. */
export function explain(pipe: string, what: { entity_id?: string; source?: string; 'pipe-config'?: string }): Promise<Explanation> {
  const path = `api/pipes/${encode(pipe)}/explain`
  if (what.source === undefined && what['pipe-config'] === undefined) return get(`${path}?${new URLSearchParams(what as Record<string, string>)}`)
  return call(path, { method: 'POST', body: new URLSearchParams(what as Record<string, string>) }) as Promise<Explanation>
}

/** A pipe's configuration as it was given. */
export function pipeConfig(pipe: string): Promise<Record<string, unknown>> {
  return get(`api/pipes/${encode(pipe)}/config`)
}

/** The first entities of a pipe's source. */
export function sourceEntities(pipe: string, limit: number): Promise<Entity[]> {
  return get(`api/pipes/${encode(pipe)}/entities?stage=source&limit=${limit}`)
}

function get<T>(path: string): Promise<T> {
  return call(path, {}) as Promise<T>
}

async function call(path: string, request: RequestInit): Promise<unknown> {
  const answer = await fetch(path, { ...request, headers: { accept: 'application/json' } }).catch(() => {
    throw new NodeError(0, 'no-connection', 'The node can’t be reached.', 'Check that it runs; the page connects again by itself.')
  })
  const text = await answer.text()
  if (answer.ok) return text === '' ? null : parseJson(text)
  throw problem(answer.status, text)
}

/** Reads RFC 9457 problem details; anything else becomes one with the status alone. */
function problem(status: number, text: string): NodeError {
  try {
    const body = parseJson(text) as Record<string, unknown>
    const message = [body.detail, body.title, body.message].find((part) => typeof part === 'string' && part !== '')
    const problems = Array.isArray(body.problems) ? (body.problems as Misplaced[]) : []
    return new NodeError(status, String(body.code ?? ''), String(message ?? `The node answered ${status}.`), String(body.fix ?? ''), problems)
  } catch {
    return new NodeError(status, '', `The node answered ${status}.`)
  }
}
