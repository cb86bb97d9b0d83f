import assert from 'node:assert/strict'
import { test } from 'node:test'
import { source } from './sources.js'
import { seeded } from './world.js'

const { EventParser, pauseBefore } = await source('/flow/events.ts')
const { parseJson, LongNumber } = await source('/flow/json.ts')

test('events are found wherever the network cuts the stream', () => {
  const stream = 'event: snapshot\r\ndata: {"a":1}\r\n\r\n: still here\n\ndata: one\ndata: two\n\nevent: delta\ndata: 3\n\n'
  const whole = new EventParser().push(stream)
  assert.deepEqual(whole, [
    { name: 'snapshot', data: '{"a":1}' },
    { name: '', data: '' },
    { name: 'message', data: 'one\ntwo' },
    { name: 'delta', data: '3' },
  ])
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed)
    const parser = new EventParser()
    const found = []
    for (let at = 0; at < stream.length; ) {
      const step = 1 + Math.floor(random() * 9)
      found.push(...parser.push(stream.slice(at, at + step)))
      at += step
    }
    assert.deepEqual(found, whole, `seed ${seed}`)
  }
})

test('the pauses before connecting again double up to fifteen seconds', () => {
  const middle = () => 0.5
  assert.deepEqual([1, 2, 3, 4, 5, 6, 40].map((attempt) => pauseBefore(attempt, middle)), [500, 1000, 2000, 4000, 8000, 15_000, 15_000])
  assert.ok(pauseBefore(6, () => 1) <= 18_001 && pauseBefore(1, () => 0) >= 400)
})

test('numbers that JavaScript can’t hold keep their digits', (t) => {
  if (JSON.parse('1', (_k, v, context) => context?.source ?? v) !== '1') return t.diagnostic('this Node.js has no source text in JSON')
  assert.deepEqual(parseJson('[9007199254740993,12,-1.5,{"a":123456789012345678901234567890}]'), [
    new LongNumber('9007199254740993'),
    12,
    -1.5,
    { a: new LongNumber('123456789012345678901234567890') },
  ])
})
