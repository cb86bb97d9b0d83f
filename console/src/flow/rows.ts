/** What a node says about its flow: the rows of `/api/flow` and of its events. */

export type PipeState = 'idle' | 'running' | 'stopping' | 'failed' | 'disabled' | 'waiting' | 'invalid'

export interface SystemRow {
  id: string
  type: string
}

export interface EndRow {
  type: string
  system?: string | null
}

export interface LastRun {
  kind: string
  started: string
  ended: string | null
  seconds: number
  in: number
  out: number
  unchanged: number
  filtered: number
  deleted: number
  errors: number
  message?: string | null
  code?: string | null
  fix?: string | null
}

export interface PipeRow {
  id: string
  source: EndRow & { datasets?: string[] | null }
  sink: EndRow & { dataset?: string | null }
  joins: string[]
  state: PipeState
  /** Why it is in its state, where there is more to say; else empty. */
  reason?: string
  /** Entities read since the node began. */
  processed: number
  changed: number
  /** Entities per second, now. */
  rate: number
  /** Entities that wait in the datasets the pipe reads; null if nobody can know. */
  lag: number | null
  last_run: LastRun | null
  next_run: string | null
}

export interface DatasetRow {
  id: string
  /** Entities that exist. */
  count: number
  deleted: number
  /** Versions held. */
  log: number
  /** The offset the next version will get. */
  offset: number
  populated: boolean
  bytes: number
}

export interface Snapshot {
  time: string
  systems: SystemRow[]
  pipes: PipeRow[]
  datasets: DatasetRow[]
}

export interface Delta {
  time: string
  systems?: SystemRow[]
  pipes?: PipeRow[]
  datasets?: DatasetRow[]
  /** Ids of what is gone. */
  removed?: { systems?: string[]; pipes?: string[]; datasets?: string[] }
}
