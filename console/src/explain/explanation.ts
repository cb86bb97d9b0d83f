/** What a node tells of one entity on its way through a pipe: docs/formats/explanation.md. */

export interface Explanation {
  pipe: string
  entity_id: string
  verdict?: Verdict
  source: { entity: Dict; dataset?: string }
  stages: StageNote[]
  out: OutNote[]
  out_more?: number
  sink: { dataset?: string }
  failure?: Failure
}

export interface Verdict {
  word: string
  text: string
}

export interface StageNote {
  type: string
  entities: EntityNote[]
  entities_more?: number
}

export interface EntityNote {
  in: Dict
  out: { entity: Dict; filtered: boolean }[]
  explanation?: RuleNote
}

export interface OutNote {
  entity: Dict
  filtered: boolean
  held: { entity: Dict; offset: number; stored: string; same: boolean } | null
}

export interface RuleNote {
  rule: string
  outcome: string
  source: unknown
  result: unknown
  properties: Record<string, number[]>
  lines: LineNote[]
  cut?: boolean
}

export interface LineNote {
  n: number
  text: string
  file: string
  line: number
  column: number
  pointer: string
  outcome: string
  why?: ValueNote[]
  changes?: Change[]
  values?: ValueNote[]
  joins?: Join[]
  joins_more?: number
  applied?: RuleNote[]
  applied_more?: number
  lines?: LineNote[]
  created?: Dict[]
  created_more?: number
  failure?: Failure & { at: string }
}

export interface ValueNote {
  at: string
  text: string
  read: boolean
  value: unknown
  values?: unknown[]
  times?: number
  times_true?: number
}

export interface Change {
  property: string
  value?: unknown
  before?: unknown
  removed?: boolean
  from?: string
}

export interface Join {
  dataset: string
  index: string
  key: unknown
  found: number
  ids: string[]
}

export interface Failure {
  code: string | null
  message: string
}

export type Dict = Record<string, unknown>

/** The lines and those of their branches, in the order they ran. */
export function allLines(lines: LineNote[]): LineNote[] {
  return lines.flatMap((line) => [line, ...allLines(line.lines ?? [])])
}

/** The properties of the result that a line had to do with. */
export function madeBy(rule: RuleNote, line: number): string[] {
  return Object.keys(rule.properties).filter((name) => rule.properties[name]!.includes(line))
}

/** The expression of an index with the joined entity left out: `_id`, `[tuples, country, name]`. */
export function indexText(index: string): string {
  return index.replaceAll('"', '').replaceAll('_S.', '')
}

/** A path as rules write it, without the quotes around it. */
export function partText(text: string): string {
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1) : text
}

/** How good or bad a verdict is. */
export function look(word: string): 'good' | 'bad' | 'warn' {
  if (['in-target', 'sent', 'published'].includes(word)) return 'good'
  return ['failed', 'dead-letter', 'retrying'].includes(word) ? 'bad' : 'warn'
}

/** A verdict's word for people. */
export function verdictName(word: string): string {
  const names: Record<string, string> = {
    'in-target': 'In the target',
    deleted: 'Deleted',
    filtered: 'Filtered out',
    discarded: 'Discarded',
    failed: 'Its rules fail',
    waiting: 'The pipe waits',
    'not-processed': 'Not read yet',
    retrying: 'Refused, tried again',
    'dead-letter': 'Dead letter',
    outdated: 'Out of date',
    sent: 'Sent',
    published: 'Published',
  }
  return names[word] ?? word
}
