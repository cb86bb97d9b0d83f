import type { DatasetRow, PipeRow, SystemRow } from '../flow/rows'

/** What stands in the graph and what leads where; figures are no part of it, so it changes seldom. */

export type Kind = 'system' | 'pipe' | 'dataset' | 'end'

export interface Node {
  key: string
  kind: Kind
  /** The id of the system, pipe or dataset; for an end, the pipe whose end it is. */
  id: string
  label: string
}

export interface Edge {
  key: string
  from: string
  to: string
  /** The pipe that moves entities along it. */
  pipe: string
  /** Read only to be joined. */
  join: boolean
}

export interface Topology {
  nodes: Map<string, Node>
  edges: Edge[]
}

const ENDS: Record<string, string> = {
  'http_endpoint/in': 'received',
  'http_endpoint/out': 'JSON endpoint',
  'csv_endpoint/out': 'CSV endpoint',
}

export function topology(systems: Iterable<SystemRow>, pipes: Iterable<PipeRow>, datasets: Iterable<DatasetRow>): Topology {
  const builder = new Builder()
  for (const pipe of pipes) builder.pipe(pipe)
  // The node's own datasets are many and stand in the graph only where a pipe reads them.
  for (const { id } of datasets) if (!id.startsWith('system:')) builder.dataset(id)
  for (const system of systems) builder.unusedSystem(system.id)
  return builder
}

/** A system that is read and written stands twice, so that everything leads from left to right. */
class Builder implements Topology {
  readonly nodes = new Map<string, Node>()
  readonly edges: Edge[] = []

  pipe(pipe: PipeRow): void {
    const key = this.#node('pipe', pipe.id, pipe.id)
    const { source, sink } = pipe
    const read = source.datasets ?? []
    for (const dataset of read) this.#edge(this.dataset(dataset), key, pipe.id)
    for (const dataset of pipe.joins) if (!read.includes(dataset)) this.#edge(this.dataset(dataset), key, pipe.id, true)
    if (source.system) this.#edge(this.#node('system', source.system, source.system, '/read'), key, pipe.id)
    else if (read.length === 0) this.#edge(this.#end(pipe.id, source.type, '/in'), key, pipe.id)
    if (sink.dataset) this.#edge(key, this.dataset(sink.dataset), pipe.id)
    else if (sink.system) this.#edge(key, this.#node('system', sink.system, sink.system, '/written'), pipe.id)
    else if (sink.type !== 'null') this.#edge(key, this.#end(pipe.id, sink.type, '/out'), pipe.id)
  }

  dataset(id: string): string {
    return this.#node('dataset', id, id)
  }

  unusedSystem(id: string): void {
    if (!this.nodes.has(`system/${id}/written`)) this.#node('system', id, id, '/read')
  }

  #end(pipe: string, type: string, side: string): string {
    return this.#node('end', pipe, ENDS[type + side] ?? type, side)
  }

  #node(kind: Kind, id: string, label: string, side = ''): string {
    const key = `${kind}/${id}${side}`
    if (!this.nodes.has(key)) this.nodes.set(key, { key, kind, id, label })
    return key
  }

  #edge(from: string, to: string, pipe: string, join = false): void {
    this.edges.push({ key: `${from} → ${to}${join ? ' join' : ''}`, from, to, pipe, join })
  }
}

/** The same text for the same topology. */
export function shape(of: Topology): string {
  return JSON.stringify([[...of.nodes.keys()].sort(), of.edges.map((edge) => edge.key).sort()])
}

/** The keys of the node, of all that flows into it and of all that it flows into. */
export function lineage(of: Topology, key: string): Set<string> {
  const found = new Set<string>([key])
  const follow = (start: string, end: 'from' | 'to', other: 'from' | 'to') => {
    const todo = [start]
    const seen = new Set(todo)
    for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
      for (const edge of of.edges) {
        if (edge[end] !== at || seen.has(edge[other])) continue
        seen.add(edge[other])
        todo.push(edge[other])
      }
    }
    seen.forEach((one) => found.add(one))
  }
  follow(key, 'from', 'to')
  follow(key, 'to', 'from')
  return found
}
