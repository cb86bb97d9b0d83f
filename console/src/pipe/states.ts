import type { IconName } from '../page/Icon.svelte'
import type { PipeRow, PipeState } from '../flow/rows'
import { count, distance, rate, short } from '../text/format'

/** How the states of a pipe look and what they are called. */

export const STATES: Record<PipeState, { name: string; icon: IconName; look: 'still' | 'flow' | 'bad' | 'warn' | 'off' }> = {
  idle: { name: 'idle', icon: 'check', look: 'still' },
  running: { name: 'running', icon: 'arrow', look: 'flow' },
  stopping: { name: 'stopping', icon: 'stop', look: 'flow' },
  failed: { name: 'failed', icon: 'cross', look: 'bad' },
  invalid: { name: 'invalid configuration', icon: 'alert', look: 'bad' },
  waiting: { name: 'waiting', icon: 'clock', look: 'warn' },
  disabled: { name: 'disabled', icon: 'pause', look: 'off' },
}

/** A state this page doesn't know yet is shown as idle. */
export function stateOf(pipe: PipeRow): (typeof STATES)[PipeState] {
  return STATES[pipe.state] ?? STATES.idle
}

/** True while entities move through the pipe. */
export function flows(pipe: PipeRow | undefined): boolean {
  return pipe !== undefined && pipe.state === 'running' && pipe.rate > 0
}

/** False for a pipe that is fed or read over HTTP: it works when it is asked. */
export function hasRuns(pipe: PipeRow): boolean {
  return pipe.source.type !== 'http_endpoint' && !pipe.sink.type.endsWith('_endpoint')
}

/** What a pipe is about, in a few words. */
export function gist(pipe: PipeRow, now: number): string {
  const last = pipe.last_run
  switch (pipe.state) {
    case 'running':
      return pipe.rate > 0 ? `${rate(pipe.rate)} · ${count(pipe.processed)}` : 'running'
    case 'failed':
      return last?.code || 'failed'
    case 'invalid':
      return 'invalid configuration'
    case 'disabled':
      return 'disabled'
    case 'waiting':
      return 'waiting for its inputs'
    case 'stopping':
      return 'stopping'
    default:
      if (!hasRuns(pipe)) return 'on request'
      return last?.ended ? `${distance(Date.parse(last.ended), now)} · ${short(last.in)} in` : 'no run since the start'
  }
}
