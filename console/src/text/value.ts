import { LongNumber } from '../flow/json'
import { isDict } from '../dataset/diff'

/** A value of an entity as text, with the name of its type where JSON alone doesn't show it. */

export interface Shown {
  text: string
  /** Chooses the colour. */
  look: 'text' | 'number' | 'word' | 'structure'
  /** The typed value behind a `~` form. */
  type?: string
}

const TAGS: [tag: RegExp, type: string, look: Shown['look']][] = [
  [/^~f(-?\d[\d.eE+-]*)$/, 'decimal', 'number'],
  [/^~t(\d{4}-\d{2}-\d{2})$/, 'date', 'number'],
  [/^~t(\d{4}-\d{2}-\d{2}T.*Z)$/, 'datetime', 'number'],
  [/^~:(.*)$/s, 'ni', 'word'],
  [/^~r(.*)$/s, 'uri', 'text'],
  [/^~u([0-9a-fA-F-]{36})$/, 'uuid', 'text'],
  [/^~b([A-Za-z0-9+/=]*)$/, 'bytes', 'text'],
]

export function show(value: unknown): Shown {
  if (value === null || value === undefined) return { text: 'null', look: 'word' }
  if (typeof value === 'boolean') return { text: String(value), look: 'word' }
  if (typeof value === 'number') return { text: String(value), look: 'number' }
  if (value instanceof LongNumber) return { text: value.digits, look: 'number' }
  if (typeof value === 'string') return string(value)
  return { text: pretty(value), look: 'structure' }
}

function string(value: string): Shown {
  for (const [tag, type, look] of TAGS) {
    const found = tag.exec(value)
    if (found) return { text: found[1]!, look, type }
  }
  return { text: value, look: 'text' }
}

/** JSON with an indent of two; short lists and dicts on one line. */
export function pretty(value: unknown, indent = ''): string {
  if (value instanceof LongNumber) return value.digits
  if (Array.isArray(value)) return wrap('[', ']', value.map((item) => pretty(item, `${indent}  `)), indent)
  if (!isDict(value)) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${pretty(one, `${indent}  `)}`)
  return wrap('{', '}', members, indent)
}

function wrap(open: string, close: string, parts: string[], indent: string): string {
  const line = open + parts.join(', ') + close
  if (line.length <= 60 && !line.includes('\n')) return line
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`
}

/** The first properties in one line, for a table. */
export function summary(properties: Record<string, unknown>, limit = 160): string {
  let line = ''
  for (const [name, value] of Object.entries(properties)) {
    const text = value !== null && typeof value === 'object' ? pretty(value).replace(/\s+/g, ' ') : show(value).text
    line += `${line ? ' · ' : ''}${name} ${text}`
    if (line.length > limit) return `${line.slice(0, limit)}…`
  }
  return line
}
