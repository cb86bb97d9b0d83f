/** Server-sent events over `fetch`, because `EventSource` hides heartbeats and chooses its own pauses. */

export interface ServerEvent {
  name: string
  data: string
}

/** Splits a stream of text into events; a comment is an event without a name. */
export class EventParser {
  #rest = ''
  #name = ''
  #data: string[] = []

  /** The events that end within the chunk. */
  push(chunk: string): ServerEvent[] {
    const lines = (this.#rest + chunk).split(/\r\n|\n|\r(?!$)/)
    this.#rest = lines.pop() ?? ''
    return lines.flatMap((line) => this.#line(line))
  }

  #line(line: string): ServerEvent[] {
    if (line === '') return this.#end()
    if (line.startsWith(':')) return [{ name: '', data: '' }]
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') this.#name = value
    if (field === 'data') this.#data.push(value)
    return []
  }

  #end(): ServerEvent[] {
    const event = { name: this.#name || 'message', data: this.#data.join('\n') }
    const empty = this.#data.length === 0
    this.#name = ''
    this.#data = []
    return empty ? [] : [event]
  }
}

/** The pause before the given attempt (from 1) to connect again: half a second, doubled up to fifteen, ± 20 %. */
export function pauseBefore(attempt: number, random: () => number = Math.random): number {
  return Math.min(15_000, 500 * 2 ** (attempt - 1)) * (0.8 + 0.4 * random())
}

/** Longer than two heartbeats of the node: who says nothing for so long is gone. */
const SILENCE_MS = 35_000

export interface Listener {
  event(event: ServerEvent): void
  /** Called once for each loss and each failed attempt; the next attempt is at the given time of `Date.now()`. */
  lost(reason: string, retryAt: number): void
}

/** One stream of events that is opened again whenever it ends, until it is closed. */
export class EventStream {
  #abort = new AbortController()
  #closed = false
  #attempt = 0
  #wake: () => void = () => {}

  constructor(
    readonly url: string,
    readonly listener: Listener,
  ) {}

  /** Reads until closed. */
  async run(): Promise<void> {
    while (!this.#closed) {
      const reason = await this.#read().catch((e: unknown) => (e instanceof Error ? e.message : String(e)))
      if (this.#closed) return
      const pause = pauseBefore(++this.#attempt)
      this.listener.lost(reason, Date.now() + pause)
      await this.#sleep(pause)
    }
  }

  /** Ends a pause now. */
  retry(): void {
    this.#wake()
  }

  close(): void {
    this.#closed = true
    this.#abort.abort()
    this.#wake()
  }

  async #read(): Promise<string> {
    const abort = (this.#abort = new AbortController())
    let timer = setTimeout(() => abort.abort(), SILENCE_MS)
    try {
      const answer = await fetch(this.url, { headers: { accept: 'text/event-stream' }, signal: abort.signal })
      if (!answer.ok || !answer.body) return `the node answered ${answer.status}`
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
      const parser = new EventParser()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return 'the node ended the connection'
        clearTimeout(timer)
        timer = setTimeout(() => abort.abort(), SILENCE_MS)
        for (const event of parser.push(value)) {
          if (event.name) {
            this.#attempt = 0
            this.listener.event(event)
          }
        }
      }
    } finally {
      clearTimeout(timer)
      abort.abort()
    }
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
