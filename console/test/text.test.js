import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { HOSTILE } from './entities.js'
import { source } from './sources.js'

const { parseRoute, href } = await source('/page/route.ts')
const { search } = await source('/page/search.ts')
const { count, rate, bytes, duration, distance } = await source('/text/format.ts')
const { show, pretty } = await source('/text/value.ts')
const { LongNumber } = await source('/flow/json.ts')
const { ruleText, compose, endLine } = await source('/try/rules.ts')
const { runs } = await source('/pipe/runs.ts')
const { problems } = await source('/pipe/problems.ts')
const { codesWithFix, fixFor } = await source('/pipe/fixes.ts')

test('every view can be linked, whatever its ids are', () => {
  for (const id of HOSTILE) {
    for (const route of [
      { show: 'pipe', id },
      { show: 'system', id },
      { show: 'try', id },
      { show: 'try', id, entity: id },
      { show: 'dataset', id, log: true },
      { show: 'entity', dataset: id, id },
      { show: 'entity', dataset: 'd', id, version: 12 },
    ]) {
      assert.deepEqual(parseRoute(href(route)), route)
    }
  }
  for (const nonsense of ['', '#', '#/', '#/nothing/x', '#/dataset', '#/pipe/']) assert.deepEqual(parseRoute(nonsense), { show: 'flow' })
  assert.deepEqual(parseRoute('#/pipe/%E0%A4%A'), { show: 'pipe', id: '%E0%A4%A' })
})

test('the search ranks the whole id, then its beginning, a word of it, its inside, and letters in order', () => {
  const ids = ['read-place', 'place', 'place-read', 'replaced', 'p-l-a-c-e', 'other']
  const found = search('PLACE', ids.map((id) => ({ kind: 'pipe', id })))
  assert.deepEqual(found.map((hit) => hit.id), ['place', 'place-read', 'read-place', 'replaced', 'p-l-a-c-e'])
  assert.deepEqual(search('  ', [{ kind: 'pipe', id: 'a' }]), [])
})

test('figures are short and exact enough', () => {
  assert.deepEqual([0, 999_999, 1_234_567, 5.5e9].map(count), ['0', '999,999', '1.2 M', '5.5 G'])
  assert.deepEqual([0, 0.44, 812, 65_210].map(rate), ['0/s', '0.4/s', '812/s', '65.2 k/s'])
  assert.deepEqual([0, 999, 1_500, 3.2e9].map(bytes), ['0 B', '999 B', '1.5 kB', '3.2 GB'])
  assert.deepEqual([0.0421, 1, 59.94, 185, 7_830].map(duration), ['42 ms', '1 s', '59.9 s', '3 min 05 s', '2 h 10 min'])
  const now = 1e12
  assert.deepEqual([0, 12e3, 200e3, 3 * 864e5].map((ago) => distance(now - ago, now)), ['now', '12 s ago', '3 min ago', '3 d ago'])
  assert.equal(distance(now + 30e3, now), 'in 30 s')
})

test('typed values are shown as what they mean', () => {
  assert.deepEqual(show('~f12.50'), { text: '12.50', look: 'number', type: 'decimal' })
  assert.deepEqual(show('~t2015-12-31'), { text: '2015-12-31', look: 'number', type: 'date' })
  assert.deepEqual(show('~:ns:id'), { text: 'ns:id', look: 'word', type: 'ni' })
  assert.deepEqual(show('~xunknown'), { text: '~xunknown', look: 'text' })
  assert.equal(pretty({ a: [1, new LongNumber('9007199254740993')], b: null }), '{"a": [1, 9007199254740993], "b": null}')
})

test('runs are read from the execution dataset, typed times and all', () => {
  const [run, ...others] = runs([
    { _id: 'pump-failed', event_type: 'pump-failed', sync_type: 'full', start_time: '~t2026-11-22T08:00:00.123456789Z', end_time: '~t2026-11-22T08:00:02Z', entities_read: 7, entities_failed: 3, metrics: { changes: 2 }, code: 'c', original_error_message: 'm' },
    { _id: 'read-error:1', event_type: 'read-error' },
  ])
  assert.equal(others.length, 0)
  assert.deepEqual([run.ok, run.kind, run.in, run.out, run.errors, run.code, run.message, Math.round(run.seconds * 10)], [false, 'full', 7, 2, 3, 'c', 'm', 19])
})

test('the place of a wrong configuration is given with file, line and pointer', () => {
  const place = { file: 'pipes/a.conf.json', line: 3, column: 7, elements: ['source', 'type'] }
  const found = problems({ runtime: { 'config-errors': [{ msg: 'm', code: 'c', ...place }, { msg: 'n', file: '', line: 0, elements: ['sink'] }] } })
  assert.deepEqual(found.map((one) => one.place), ['pipes/a.conf.json:3:7  source › type', 'sink'])
})

test('every code with advice is one the node can give', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const enums = ['hub', 'store'].flatMap((module) =>
    readdirSync(join(root, module, 'src/main/java'), { recursive: true }).filter((name) => name.endsWith('Code.java')).map((name) => readFileSync(join(root, module, 'src/main/java', name), 'utf8')),
  )
  assert.deepEqual(codesWithFix.filter((code) => !enums.some((text) => text.includes(`"${code}"`))), [])
})

test('the advice names the system it is about', () => {
  const pipe = { source: { type: 'dataset', datasets: ['d'] }, sink: { type: 'sql', system: 'crm' } }
  assert.match(fixFor('sql-login-refused', pipe), /secret of system crm/)
  assert.match(fixFor('source-empty', pipe), /why d gives nothing/)
  assert.equal(fixFor('toString', pipe), '')
})

test('rules as a text are the same rules, and narrow', () => {
  const rules = { type: 'dtl', rules: { default: [['copy', ['list', ...'abcdefghijklmnopqrstuvwxyz'.split('').map((one) => one.repeat(4))]], ['add', 'x', ['case', ['eq', '_S.a', 'a long enough text'], 'one', ['eq', '_S.b', 'b'], 'two', 'else']], ['add', 'y', ['hops', { datasets: ['orders o', 'products p'], where: [['eq', '_S._id', 'o.customer'], ['eq', 'o.product', 'p._id']] }]], []] } }
  const text = ruleText(rules)
  assert.deepEqual(JSON.parse(text), rules)
  assert.ok(Math.max(...text.split('\n').map((row) => row.length)) <= 72, text)
  assert.match(text, /\["eq", "_S\.b", "b"\], "two",\n/)
  assert.deepEqual(JSON.parse(compose({ _id: 'p', transform: 1 }, text)), { _id: 'p', transform: rules })
})

test('a rule ends at its own bracket', () => {
  const text = '[\n  ["a", "]",\n    {"b": "\\""}],\n  ["c"]\n]'
  assert.equal(endLine(text, 2, 3), 3)
  assert.equal(endLine(text, 4, 3), 4)
  assert.equal(endLine(text, 1, 1), 5)
})
