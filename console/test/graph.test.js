import assert from 'node:assert/strict'
import { test } from 'node:test'
import { source } from './sources.js'
import { World } from './world.js'

const { topology, lineage, shape } = await source('/graph/topology.ts')
const { layout } = await source('/graph/layout.ts')
const { walk, first } = await source('/graph/walk.ts')

function graphOf(world) {
  const { systems, pipes, datasets } = world.snapshot()
  return topology(systems, pipes, datasets)
}

test('everything leads from left to right, and a system that is read and written stands on both sides', () => {
  const placed = layout(graphOf(World.atlas()))
  for (const edge of placed.edges) {
    const [from, to] = [placed.nodes.get(edge.from), placed.nodes.get(edge.to)]
    assert.ok(from.x + from.width < to.x, `${edge.key} goes back`)
  }
  assert.ok(placed.nodes.has('system/crm/read') && placed.nodes.has('system/crm/written'))
})

test('no two nodes overlap and none lies outside', () => {
  const placed = layout(graphOf(World.large(60)))
  const nodes = [...placed.nodes.values()]
  for (const [i, a] of nodes.entries()) {
    assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.width <= placed.width && a.y + a.height <= placed.height, a.key)
    for (const b of nodes.slice(i + 1)) {
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
      assert.ok(apart, `${a.key} lies on ${b.key}`)
    }
  }
})

test('pipes in a circle are drawn all the same', () => {
  const world = new World()
  world.systems = []
  world.dataset('a')
  world.dataset('b')
  world.pipe('there', 'dataset:a', 'b')
  world.pipe('back', 'dataset:b', 'a')
  assert.equal(layout(graphOf(world)).nodes.size, 4)
})

test('an empty node has an empty graph', () => {
  const bare = new World()
  bare.systems = []
  assert.equal(layout(graphOf(bare)).nodes.size, 0)
})

test('a dataset that a pipe names but nobody has written stands in the graph', () => {
  const world = new World()
  world.pipe('early', 'dataset:not-there', 'nor-this')
  assert.deepEqual([...graphOf(world).nodes.keys()].sort().slice(0, 2), ['dataset/nor-this', 'dataset/not-there'])
})

test('figures change no shape, a new pipe does', () => {
  const world = World.atlas()
  const before = shape(graphOf(world))
  world.tick()
  assert.equal(shape(graphOf(world)), before)
  world.pipe('one-more', 'dataset:place', 'place-search')
  assert.notEqual(shape(graphOf(world)), before)
})

test('the lineage of a dataset is what it comes from and what comes from it', () => {
  const found = lineage(graphOf(World.atlas()), 'dataset/customer-place')
  assert.ok(found.has('system/geonames/read') && found.has('pipe/customer-write-back') && found.has('system/crm/written'))
  assert.ok(!found.has('pipe/place-publish') && !found.has('dataset/airport'))
})

test('the arrow keys reach every node', () => {
  const placed = layout(graphOf(World.atlas()))
  const seen = new Set([first(placed)])
  for (const key of seen) {
    for (const arrow of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']) seen.add(walk(placed, key, arrow))
  }
  const wanted = [...placed.nodes.values()].filter((node) => node.kind !== 'end').map((node) => node.key)
  assert.deepEqual([...seen].sort(), wanted.sort())
})

// Of processor time, so that a busy machine fails no test.
test('200 pipes are laid out within two seconds', () => {
  const graph = graphOf(World.large(200))
  const begin = process.cpuUsage()
  layout(graph)
  const ms = process.cpuUsage(begin).user / 1000
  assert.ok(ms < 2_000, `${ms} ms`)
})
