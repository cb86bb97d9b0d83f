// A small world of systems, pipes and datasets that moves only when told to, for a console to look at.

import { ENRICH, explainCustomer } from './explanations.js'

const BEGIN = Date.parse('2026-11-22T08:00:00Z')

/** Numbers that look random and are the same in every run. */
export function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export class World {
  systems = [
    { id: 'geonames', type: 'csv' },
    { id: 'airports', type: 'rest' },
    { id: 'crm', type: 'postgresql' },
  ]
  datasets = new Map()
  pipes = new Map()
  executions = new Map()
  /** Configurations of pipes, by id. */
  configs = new Map([['customer-enrich', ENRICH]])
  /** Every operation asked for: {pipe, operation, comment}. */
  asked = []
  #random = seeded(7)
  #listeners = new Set()
  #shift

  /** @param now what "now" is for the world; figures are dated from it */
  constructor(now = Date.now()) {
    this.#shift = now - BEGIN
    this.now = now
  }

  static atlas() {
    const world = new World()
    for (const [id, count] of [
      ['geonames-city', 138_398],
      ['country', 249],
      ['airport', 82_641],
      ['region', 3_942],
      ['customer', 12_480],
      ['place', 0],
      ['customer-place', 11_902],
      ['place-search', 0],
    ]) {
      world.dataset(id, count)
    }
    world.pipe('geonames-city-read', 'csv:geonames', 'geonames-city', { last: { in: 138_398, out: 138_398, seconds: 4.2 } })
    world.pipe('country-read', 'csv:geonames', 'country', { last: { in: 249, out: 0, seconds: 0.08 } })
    world.pipe('airport-read', 'rest:airports', 'airport', { last: { in: 82_641, out: 312, seconds: 6.9 } })
    world.pipe('region-read', 'rest:airports', 'region', { last: { in: 3_942, out: 0, seconds: 0.4 } })
    world.pipe('customer-read', 'sql:crm', 'customer', { last: { in: 1, out: 1, seconds: 0.02 } })
    world.pipe('place-from-city', 'dataset:geonames-city', 'place', { joins: ['country', 'region'], state: 'running', lag: 61_204 })
    world.pipe('place-from-airport', 'dataset:airport', 'place-search', { joins: ['place'], state: 'waiting', lag: 82_641, last: null })
    world.pipe('customer-enrich', 'dataset:customer', 'customer-place', { joins: ['place'], lag: 578, last: { in: 840, out: 840, seconds: 0.11 } })
    world.pipe('customer-write-back', 'dataset:customer-place', 'sql:crm', { state: 'failed', lag: 11_902 })
    world.pipe('place-publish', 'dataset:place', 'http_endpoint:', { last: { in: 0, out: 0, seconds: 0.01 } })
    world.pipe('customer-archive', 'dataset:customer-place', 'csv_endpoint:', { state: 'disabled' })
    world.fail('customer-write-back', {
      code: 'sql-unreachable',
      message: 'the database can’t be reached system=crm host=127.0.0.1 port=5432 wanted=reachable found="Connection refused"',
    })
    return world
  }

  /** As many pipes as asked for, in chains of four. */
  static large(pipes) {
    const world = new World()
    for (let i = 0; i < pipes; i++) {
      const [chain, step] = [Math.floor(i / 4), i % 4]
      const sink = `set-${chain}-${step}`
      world.dataset(sink, i * 100)
      const source = step === 0 ? 'sql:crm' : `dataset:set-${chain}-${step - 1}`
      const joins = step === 2 && chain > 0 ? [`set-${chain - 1}-1`] : []
      world.pipe(`pipe-${chain}-${step}`, source, sink, { joins, state: i % 5 === 0 ? 'running' : 'idle' })
    }
    return world
  }

  dataset(id, count = 0) {
    this.datasets.set(id, { id, count, deleted: Math.floor(count / 400), log: Math.floor(count * 1.3), offset: Math.floor(count * 1.3), populated: count > 0, bytes: count * 310, entities: [] })
  }

  pipe(id, source, sink, { joins = [], state = 'idle', lag = null, last = { in: 10, out: 10, seconds: 0.05 } } = {}) {
    const [sourceType, from] = source.split(':')
    const [sinkType, to] = sink.includes(':') ? sink.split(':') : ['dataset', sink]
    this.pipes.set(id, {
      id,
      source: sourceType === 'dataset' ? { type: 'dataset', datasets: [from] } : { type: sourceType, ...(from ? { system: from } : {}) },
      sink: sinkType === 'dataset' ? { type: 'dataset', dataset: to } : { type: sinkType, ...(to ? { system: to } : {}) },
      joins,
      state,
      processed: last?.in ?? 0,
      changed: last?.out ?? 0,
      rate: state === 'running' ? 8_000 : 0,
      lag,
      last_run: last && this.#run('incremental', 40, last),
      next_run: state === 'idle' ? this.at(30) : null,
    })
    this.executions.set(id, last ? this.#past(last) : [])
  }

  fail(id, { code, message }) {
    const pipe = this.pipes.get(id)
    pipe.state = 'failed'
    pipe.rate = 0
    pipe.last_run = { ...this.#run('incremental', 12, { in: 1_200, out: 0, seconds: 3.1 }), errors: 1, code, message }
    this.executions.get(id).unshift(execution(pipe.last_run, false))
    this.#say({ pipes: [pipe] })
  }

  /** Lets a quarter of a second pass. */
  tick() {
    this.now += 250
    const moved = []
    for (const pipe of this.pipes.values()) {
      if (pipe.state !== 'running') continue
      pipe.rate = Math.round(7_600 + 1_800 * this.#random() + 700 * Math.sin(this.now / 4_000))
      const step = Math.round(pipe.rate / 4)
      pipe.processed += step
      pipe.changed += step
      pipe.lag = pipe.lag === null ? null : Math.max(0, pipe.lag - step)
      const sink = this.datasets.get(pipe.sink.dataset)
      if (sink) {
        sink.count += step
        sink.log += step
        sink.offset += step
        sink.bytes += step * 310
        moved.push(sink)
      }
      if (pipe.lag === 0) this.end(pipe.id)
    }
    this.#say({ pipes: [...this.pipes.values()].filter((pipe) => pipe.state === 'running'), datasets: moved.map(row) })
  }

  start(id, kind = 'incremental') {
    const pipe = this.pipes.get(id)
    Object.assign(pipe, { state: 'running', processed: 0, changed: 0, lag: pipe.lag || 240_000, rate: 8_000, next_run: null })
    pipe.last_run = { ...this.#run(kind, 0, { in: 0, out: 0, seconds: 0 }), ended: null }
    this.#say({ pipes: [pipe] })
  }

  end(id) {
    const pipe = this.pipes.get(id)
    Object.assign(pipe, { state: 'idle', rate: 0, next_run: this.at(30) })
    pipe.last_run = this.#run('incremental', 5, { in: pipe.processed, out: pipe.changed, seconds: 5 })
    this.executions.get(id).unshift(execution(pipe.last_run, true))
    this.#say({ pipes: [pipe] })
  }

  set(id, state) {
    const pipe = this.pipes.get(id)
    Object.assign(pipe, { state, rate: 0, next_run: null })
    this.#say({ pipes: [pipe] })
  }

  /** Appends a version to a dataset that is small enough to hold its entities. */
  write(datasetId, entity) {
    const dataset = this.datasets.get(datasetId)
    const before = dataset.entities.findLast((one) => one._id === entity._id)
    const offset = dataset.entities.length
    dataset.entities.push({ ...entity, _deleted: entity._deleted === true, _updated: offset, _previous: before?._updated ?? null, _ts: (this.now - 60_000 + offset * 900) * 1000, _hash: offset.toString(16).padStart(32, '0') })
    const latest = this.latest(datasetId)
    Object.assign(dataset, {
      offset: offset + 1,
      log: offset + 1,
      count: latest.filter((one) => !one._deleted).length,
      deleted: latest.filter((one) => one._deleted).length,
      populated: true,
      bytes: (offset + 1) * 280,
    })
    this.#say({ datasets: [row(dataset)] })
  }

  /** What the pipe makes of an entity of its source; null if there is none. */
  explain(pipe, form) {
    const given = form.get('source')
    const [dataset] = this.pipes.get(pipe).source.datasets ?? []
    const entity = given ? JSON.parse(given) : dataset && this.latest(dataset).find((one) => one._id === form.get('entity_id'))
    return entity ? explainCustomer(entity, form) : null
  }

  latest(datasetId) {
    const newest = new Map()
    for (const one of this.datasets.get(datasetId).entities) newest.set(one._id, one)
    return [...newest.values()].sort((a, b) => a._updated - b._updated)
  }

  snapshot() {
    return { time: new Date(this.now).toISOString(), systems: this.systems, pipes: [...this.pipes.values()], datasets: [...this.datasets.values()].map(row) }
  }

  /** Takes a pipe away. */
  remove(id) {
    this.pipes.delete(id)
    this.#say({ removed: { pipes: [id] } })
  }

  listen(listener) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  at(seconds) {
    return new Date(this.now + seconds * 1000).toISOString()
  }

  #say(delta) {
    for (const listener of this.#listeners) listener({ time: new Date(this.now).toISOString(), ...delta })
  }

  #run(kind, ago, { in: read, out, seconds }) {
    const ended = this.now - ago * 1000
    return { kind, started: new Date(ended - seconds * 1000).toISOString(), ended: new Date(ended).toISOString(), seconds, in: read, out, unchanged: read - out, filtered: 0, deleted: 0, errors: 0, message: '', code: null }
  }

  #past(last) {
    return Array.from({ length: 24 }, (_, i) => {
      const full = i % 8 === 7
      const read = Math.round(last.in * (full ? 1.6 : 0.4 + 0.8 * this.#random()))
      const run = this.#run(full ? 'full' : 'incremental', 40 + i * 900, { in: read, out: Math.min(read, last.out), seconds: last.seconds * (full ? 1.7 : 0.8 + 0.4 * this.#random()) })
      return execution(run, i !== 6)
    })
  }
}

function row({ entities: _, ...figures }) {
  return figures
}

function execution(run, ok) {
  return {
    _id: ok ? 'pump-completed' : 'pump-failed',
    event_type: ok ? 'pump-completed' : 'pump-failed',
    sync_type: run.kind,
    start_time: `~t${run.started}`,
    end_time: `~t${run.ended}`,
    total_time: run.seconds,
    entities_read: run.in,
    entities_failed: ok ? 0 : 1,
    metrics: { changes: ok ? run.out : 0, unchanged: run.unchanged, filtered: run.filtered, deleted: run.deleted },
    ...(ok ? {} : { code: run.code ?? 'source-failed', original_error_message: run.message || 'the server closed the connection while rows were read' }),
  }
}
