import assert from 'node:assert/strict'
import { test } from 'node:test'
import { source } from './sources.js'
import { seeded } from './world.js'

const { diff, properties } = await source('/dataset/diff.ts')
const { pageBelow } = await source('/dataset/pages.ts')

test('a diff names what was added, removed, changed and left, in depth', () => {
  const changes = diff({ a: 1, b: [1, 2], c: { d: 1, e: 2 }, gone: null }, { a: 1, b: [1, 3], c: { d: 1, e: 3 }, fresh: false })
  assert.deepEqual(
    changes.map((change) => [change.path, change.kind]),
    [
      ['a', 'same'],
      ['b', 'changed'],
      ['c › d', 'same'],
      ['c › e', 'changed'],
      ['fresh', 'added'],
      ['gone', 'removed'],
    ],
  )
})

test('properties named like JavaScript’s own are only properties', () => {
  const before = JSON.parse('{"constructor":1,"in":{"__proto__":{"x":1}}}')
  const after = JSON.parse('{"toString":2,"in":{"__proto__":{"x":2}}}')
  assert.deepEqual(diff(before, after).map((change) => `${change.path} ${change.kind}`).sort(), [
    'constructor removed',
    'in › __proto__ › x changed',
    'toString added',
  ])
  assert.deepEqual(properties({ _id: 'a', _deleted: false, $ids: [], name: 'x' }), { $ids: [], name: 'x' })
})

test('pages hold every version once, newest first, however far apart the offsets lie', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = seeded(seed)
    const rows = []
    const end = Math.floor(random() * 3_000)
    const density = random()
    for (let offset = 0; offset < end; offset++) if (random() < density * density) rows.push({ _id: `e${offset}`, _updated: offset })
    const read = async ({ since, limit }) => rows.filter((row) => row._updated > since).slice(0, limit)
    const found = []
    for (let below = end; below !== null; ) {
      const page = await pageBelow(below, false, 1 + random() * 20, read)
      assert.ok(page.below === null || page.below < below, `seed ${seed}: no progress`)
      assert.ok(page.rows.length <= 50)
      found.push(...page.rows)
      below = page.below
    }
    assert.deepEqual(found, rows.toReversed(), `seed ${seed}`)
  }
})
