// A fake node: it serves the console and answers as a real one does, out of a world (world.js).
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

/** The policy a node serves the console with: nothing from elsewhere, nothing inline. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export class FakeNode {
  #server
  #streams = new Set()

  constructor(world, folder) {
    this.world = world
    this.folder = folder
  }

  /** Listens on the port, or on any free one; the address is in `url`. */
  async listen(port = 0) {
    this.#server = createServer((request, response) => this.#answer(request, response))
    await new Promise((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    this.port = this.#server.address().port
    this.url = `http://127.0.0.1:${this.port}/`
    return this
  }

  /** Cuts every connection and no longer listens. */
  async close() {
    for (const end of this.#streams) end()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #answer(request, response) {
    const url = new URL(request.url, this.url)
    const [api, ...path] = url.pathname.slice(1).split('/').map(decodeURIComponent)
    if (api !== 'api') return this.#file(url.pathname, response)
    const query = url.searchParams
    if (path[0] === 'flow') return path[1] === 'events' ? this.#events(response) : json(response, this.world.snapshot())
    if (path[0] === 'pipes' && this.world.pipes.has(path[1])) return this.#pipe(path[1], path[2], query, request, response)
    if (path[0] === 'datasets' && path[1].startsWith('system:pump_execution:')) return this.#log(path[1].split(':')[2], path[2], response)
    if (path[0] === 'datasets' && this.world.datasets.has(path[1])) return this.#dataset(path[1], path[2], query, response)
    return problem(response, 404, 'not-found', `nothing here path=${url.pathname}`)
  }

  #pipe(id, part, query, request, response) {
    if (part === 'executions') return json(response, this.world.executions.get(id).slice(0, Number(query.get('limit') ?? 50)))
    if (part === 'explain') return this.#explain(id, query, request, response)
    if (part === 'config') return json(response, this.world.configs.get(id))
    if (part === 'entities') return json(response, this.world.latest(this.world.pipes.get(id).source.datasets[0]).slice(0, Number(query.get('limit') ?? 50)))
    if (part === 'pump' && request.method === 'POST') return this.#pump(id, request, response)
    return json(response, {
      _id: id,
      runtime: {
        'config-errors': [
          { level: 'error', code: 'unknown-function', msg: 'unknown function found=uper wanted=upper', fix: 'Write "upper".', file: `pipes/${id}.conf.json`, line: 14, column: 22, elements: ['transform', 'rules', 'default', '3', '2', '0'] },
        ],
      },
    })
  }

  /** Rules that say `coppy` are refused at the place of that word; others are explained as the world says. */
  async #explain(id, query, request, response) {
    let body = ''
    for await (const chunk of request) body += chunk
    const form = body ? new URLSearchParams(body) : query
    this.world.asked.push({ pipe: id, explain: Object.fromEntries(form) })
    const rows = (form.get('pipe-config') ?? '').split('\n')
    const row = rows.findIndex((one) => one.includes('coppy'))
    if (row >= 0) {
      const found = { level: 'error', code: 'dtl-unknown-function', message: 'there is no such transform name=coppy', fix: 'did you mean "copy"?', line: row + 1, column: rows[row].indexOf('"coppy') + 1 }
      return json(response, { status: 400, code: found.code, detail: 'the configuration has problems', problems: [found] }, 400, 'application/problem+json')
    }
    const told = this.world.explain(id, form)
    if (told === null) return problem(response, 404, 'source-entity-unknown', `the pipe's source holds no entity with this id nearest=1`)
    json(response, told)
  }

  async #pump(id, request, response) {
    let body = ''
    for await (const chunk of request) body += chunk
    const form = new URLSearchParams(body)
    const operation = form.get('operation')
    this.world.asked.push({ pipe: id, operation, comment: form.get('comment') })
    const pipe = this.world.pipes.get(id)
    if (operation.startsWith('start') && pipe.state === 'running') return problem(response, 409, 'already-running', `the pipe is running already pipe=${id}`)
    if (operation === 'start') this.world.start(id)
    if (operation === 'start-rescan') this.world.start(id, 'full')
    if (operation === 'stop') this.world.end(id)
    if (operation === 'enable') this.world.set(id, 'idle')
    if (operation === 'disable') this.world.set(id, 'disabled')
    json(response, { message: 'OK' })
  }

  #log(pipe, part, response) {
    const held = this.world.executions.get(pipe).toReversed().map((one, i) => ({ ...one, _updated: i, _deleted: false }))
    if (part === 'entities') return json(response, held)
    return json(response, { runtime: { 'is-populated': false, 'next-offset': held.length, 'count-index-exists': 2, 'count-index-deleted': 0, 'count-log': held.length, bytes: 900 } })
  }

  #dataset(id, part, query, response) {
    const held = this.world.datasets.get(id).entities
    const wanted = query.get('entity_id')
    if (part === 'entities') {
      const since = Number(query.get('since') ?? -1)
      const rows = query.get('history') === 'false' ? this.world.latest(id) : held
      return json(response, rows.filter((one) => one._updated > since).slice(0, Number(query.get('limit') ?? 1e9)))
    }
    const versions = held.filter((one) => one._id === wanted)
    if (versions.length === 0) return problem(response, 404, 'entity-not-found', `no such entity dataset=${id} entity_id=${wanted}`)
    return json(response, part === 'history' ? versions : versions.at(-1))
  }

  #events(response) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    const send = (name, data) => response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
    send('snapshot', this.world.snapshot())
    const stop = this.world.listen((delta) => send('delta', delta))
    const beat = setInterval(() => response.write(': still here\n\n'), 15_000)
    const end = () => {
      stop()
      clearInterval(beat)
      response.destroy()
      this.#streams.delete(end)
    }
    this.#streams.add(end)
    response.on('close', end)
  }

  #file(path, response) {
    const file = join(this.folder, normalize(path === '/' ? '/index.html' : path))
    if (!existsSync(file) || !statSync(file).isFile()) return problem(response, 404, 'not-found', `no such page path=${path}`)
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' })
    createReadStream(file).pipe(response)
  }
}

/** Numbers of more than 15 digits are given as text marked `int:` in the world, and sent as numbers. */
function json(response, body, status = 200, type = 'application/json') {
  response.writeHead(status, { 'content-type': type })
  response.end(JSON.stringify(body).replace(/"int:(-?\d+)"/g, '$1'))
}

function problem(response, status, code, detail) {
  json(response, { type: 'about:blank', title: detail.split(' ').slice(0, 3).join(' '), status, code, detail }, status, 'application/problem+json')
}
