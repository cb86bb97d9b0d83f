import type { Layout, Placed } from './layout'

/** Where an arrow key leads from a node. */

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End'

export function isArrow(key: string): key is Arrow {
  return ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)
}

/** Left and right follow the flow, up and down stay in the column; the node itself where nothing lies. */
export function walk(layout: Layout, from: string, arrow: Arrow): string {
  const here = layout.nodes.get(from)
  if (!here) return first(layout) ?? from
  switch (arrow) {
    case 'ArrowRight':
      return nearest(here, ends(layout, 'from', 'to', from)) ?? from
    case 'ArrowLeft':
      return nearest(here, ends(layout, 'to', 'from', from)) ?? from
    case 'ArrowUp':
      return nearest(here, column(layout, here, (y) => y < here.y)) ?? from
    case 'ArrowDown':
      return nearest(here, column(layout, here, (y) => y > here.y)) ?? from
    case 'Home':
      return first(layout) ?? from
    case 'End':
      return reading(layout).at(-1)?.key ?? from
  }
}

/** The node the Tab key reaches first: the topmost of the leftmost. */
export function first(layout: Layout): string | undefined {
  return reading(layout)[0]?.key
}

function reading(layout: Layout): Placed[] {
  return focusable(layout).sort((a, b) => middle(a) - middle(b) || a.y - b.y)
}

function focusable(layout: Layout): Placed[] {
  return [...layout.nodes.values()].filter((node) => node.kind !== 'end')
}

function ends(layout: Layout, end: 'from' | 'to', other: 'from' | 'to', key: string): Placed[] {
  return layout.edges
    .filter((edge) => edge[end] === key)
    .map((edge) => layout.nodes.get(edge[other])!)
    .filter((node) => node.kind !== 'end')
}

/** Nodes of the column; where it has no more, those of the columns beside it. */
function column(layout: Layout, here: Placed, side: (y: number) => boolean): Placed[] {
  const onSide = focusable(layout).filter((node) => node.key !== here.key && side(node.y))
  const same = onSide.filter((node) => Math.abs(middle(node) - middle(here)) < 40)
  return same.length > 0 ? same : onSide
}

function nearest(here: Placed, nodes: Placed[]): string | undefined {
  const far = (node: Placed) => Math.hypot(middle(node) - middle(here), (node.y - here.y) * 2)
  return nodes.sort((a, b) => far(a) - far(b))[0]?.key
}

function middle(node: Placed): number {
  return node.x + node.width / 2
}
