import { SvelteMap } from 'svelte/reactivity'
import { EventStream, type ServerEvent } from './events'
import type { DatasetRow, Delta, PipeRow, Snapshot, SystemRow } from './rows'

/** Rates kept for each pipe, one for each second in which something was said about it. */
const RATES = 120

export interface Rate {
  at: number
  rate: number
}

/** The flow as the node last told it, kept up to date by its events. One for the page. */
export class Flow {
  readonly systems = new SvelteMap<string, SystemRow>()
  readonly pipes = new SvelteMap<string, PipeRow>()
  readonly datasets = new SvelteMap<string, DatasetRow>()
  readonly rates = new SvelteMap<string, Rate[]>()

  /** False until the first snapshot. */
  known = $state(false)
  /** The node's time of the newest figures. */
  time = $state('')
  /** When the connection went, in `Date.now()`; null while it stands. */
  lostSince = $state<number | null>(null)
  retryAt = $state(0)
  reason = $state('')

  readonly #stream: EventStream

  constructor(url: string) {
    this.#stream = new EventStream(url, {
      event: (event) => this.#event(event),
      lost: (reason, retryAt) => {
        this.lostSince ??= Date.now()
        this.retryAt = retryAt
        this.reason = reason
      },
    })
  }

  start(): void {
    void this.#stream.run()
  }

  retry(): void {
    this.#stream.retry()
  }

  close(): void {
    this.#stream.close()
  }

  #event(event: ServerEvent): void {
    if (event.name === 'snapshot') this.#snapshot(JSON.parse(event.data) as Snapshot)
    if (event.name === 'delta') this.#delta(JSON.parse(event.data) as Delta)
  }

  #snapshot(all: Snapshot): void {
    forgetOthers(this.systems, all.systems)
    forgetOthers(this.pipes, all.pipes)
    forgetOthers(this.datasets, all.datasets)
    this.#delta(all)
    this.lostSince = null
    this.known = true
  }

  #delta(delta: Delta): void {
    this.time = delta.time
    delta.removed?.systems?.forEach((id) => this.systems.delete(id))
    delta.removed?.pipes?.forEach((id) => this.pipes.delete(id))
    delta.removed?.datasets?.forEach((id) => this.datasets.delete(id))
    delta.systems?.forEach((row) => this.systems.set(row.id, row))
    delta.datasets?.forEach((row) => this.datasets.set(row.id, row))
    const at = Date.parse(delta.time) / 1000
    delta.pipes?.forEach((row) => {
      this.pipes.set(row.id, row)
      this.rates.set(row.id, [...(this.rates.get(row.id) ?? []), { at, rate: row.rate }].slice(-RATES))
    })
  }
}

function forgetOthers<T extends { id: string }>(map: SvelteMap<string, T>, rows: T[]): void {
  const named = new Set(rows.map((row) => row.id))
  for (const id of map.keys()) if (!named.has(id)) map.delete(id)
}
