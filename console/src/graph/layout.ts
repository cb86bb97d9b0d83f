import { Graph, layout as dagre } from '@dagrejs/dagre'
import type { Edge, Kind, Node, Topology } from './topology'

/** Where each node and edge of a topology is drawn, from left to right. */

export interface Placed extends Node {
  x: number
  y: number
  width: number
  height: number
}

export interface Routed extends Edge {
  path: string
}

export interface Layout {
  nodes: Map<string, Placed>
  edges: Routed[]
  width: number
  height: number
}

const SIZES: Record<Kind, [width: number, height: number]> = {
  system: [118, 50],
  pipe: [182, 62],
  dataset: [132, 58],
  end: [108, 34],
}

const MARGIN = 20
const GAP = 42
/** Stands unseen left of everything, so that all sources share the first column. */
const ROOT = '·'

export function layout(of: Topology): Layout {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 22, ranksep: GAP, edgesep: 14, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of of.nodes.values()) {
    const [width, height] = SIZES[node.kind]
    graph.setNode(node.key, { width, height })
  }
  for (const edge of of.edges) graph.setEdge(edge.from, edge.to, { weight: weight(edge, of) })
  const fed = new Set(of.edges.map((edge) => edge.to))
  graph.setNode(ROOT, { width: 0, height: 0 })
  for (const key of of.nodes.keys()) if (!fed.has(key)) graph.setEdge(ROOT, key, { weight: 20 })
  dagre(graph)
  const nodes = new Map([...of.nodes].map(([key, node]) => [key, place(node, graph.node(key) as Box)]))
  const columns = columnsOf(nodes.values())
  const edges = of.edges.map((edge) => route(edge, nodes, columns, (graph.edge(edge.from, edge.to) as Bend).points ?? []))
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return { nodes, edges, width: Math.max(0, width - GAP), height: Math.max(0, height) }
}

/** What belongs together stays together: a pipe with its dataset, then with its system, then with what it reads. */
function weight(edge: Edge, of: Topology): number {
  if (edge.join) return 1
  if (of.nodes.get(edge.to)!.kind === 'dataset') return 8
  return of.nodes.get(edge.from)!.kind === 'dataset' ? 3 : 6
}

interface Point {
  x: number
  y: number
}

interface Box extends Point {
  width: number
  height: number
}

interface Bend {
  points?: Point[]
}

function place(node: Node, box: Box): Placed {
  return { ...node, x: box.x - box.width / 2 - GAP, y: box.y - box.height / 2, width: box.width, height: box.height }
}

/** The left and right of a column of nodes; an edge that passes it is level between them. */
interface Column {
  left: number
  right: number
}

function columnsOf(nodes: Iterable<Placed>): Map<number, Column> {
  const columns = new Map<number, Column>()
  for (const { x, width } of nodes) {
    const middle = Math.round(x + width / 2)
    const { left, right } = columns.get(middle) ?? { left: x, right: x }
    columns.set(middle, { left: Math.min(left, x), right: Math.max(right, x + width) })
  }
  return columns
}

/** Leaves to the right and arrives from the left; it bends only between columns. */
function route(edge: Edge, nodes: Map<string, Placed>, columns: Map<number, Column>, points: Point[]): Routed {
  const from = nodes.get(edge.from)!
  const to = nodes.get(edge.to)!
  const start = { x: from.x + from.width, y: from.y + from.height / 2 }
  const end = { x: to.x, y: to.y + to.height / 2 }
  let path = `M${n(start.x)} ${n(start.y)}`
  let at = start
  for (const { x, y } of points) {
    const column = columns.get(Math.round(x - GAP))
    if (!column || column.left <= at.x || column.right >= end.x) continue
    path += curve(at, { x: column.left, y }) + `L${n(column.right)} ${n(y)}`
    at = { x: column.right, y }
  }
  return { ...edge, path: path + curve(at, end) }
}

function curve(a: Point, b: Point): string {
  const reach = b.x > a.x ? (b.x - a.x) / 2 : 60
  return `C${n(a.x + reach)} ${n(a.y)} ${n(b.x - reach)} ${n(b.y)} ${n(b.x)} ${n(b.y)}`
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}
