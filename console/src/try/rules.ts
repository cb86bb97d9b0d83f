import { isDict } from '../dataset/diff'
import type { LineNote } from '../explain/explanation'
import { LongNumber } from '../flow/json'

/** Rules as a text to edit, and what of a text a line of an explanation is. */

const WIDTH = 64

/** JSON as `perseid dtl fmt` writes it, but narrower: what fits into a line stands in one. */
export function ruleText(value: unknown): string {
  return write(value, 0, 0)
}

function write(value: unknown, indent: number, column: number): string {
  const line = inLine(value)
  if (column + line.length <= WIDTH) return line
  if (Array.isArray(value) && value.length > 0) return list(value, indent)
  return isDict(value) && Object.keys(value).length > 0 ? dict(value, indent) : line
}

function dict(value: Record<string, unknown>, indent: number): string {
  const inner = ' '.repeat(indent + 2)
  const members = Object.entries(value).map(([name, one]) => {
    const begin = `${inner}${JSON.stringify(name)}: `
    return begin + write(one, indent + 2, begin.length)
  })
  return `{\n${members.join(',\n')}\n${' '.repeat(indent)}}`
}

/** The simple items stay beside the name; one that is left begins on the same line, several stand below each other. */
function list(items: unknown[], indent: number): string {
  const simple = items.findIndex((item) => Array.isArray(item) || isDict(item))
  const beside = items.slice(0, simple < 0 ? items.length : simple).map(inLine)
  const rest = items.slice(beside.length)
  const head = beside.join(', ')
  if (rest.length === 1) {
    const begin = `[${head}${head ? ', ' : ''}`
    return `${begin}${write(rest[0], indent, indent + begin.length)}]`
  }
  const inner = ' '.repeat(indent + 2)
  if (rest.length === 0) return filled(beside, indent)
  const below = pairs(beside[0] ?? '', rest).map((row) => inner + row.map((item) => write(item, indent + 2, indent + 2)).join(', '))
  return `[${head}${head && below.length > 0 ? ',' : ''}\n${below.join(',\n')}\n${' '.repeat(indent)}]`
}

/** Simple items, as many on a line as it holds. */
function filled(items: string[], indent: number): string {
  let text = '['
  let column = indent + 1
  for (const [i, item] of items.entries()) {
    const fits = i === 0 || column + item.length + 2 <= WIDTH
    text += i === 0 ? item : fits ? `, ${item}` : `,\n${' '.repeat(indent + 2)}${item}`
    column = fits ? column + item.length + 2 : indent + 2 + item.length
  }
  return `${text}]`
}

/** The rows that items stand in: conditions of a `case` beside what follows from them. */
function pairs(name: string, items: unknown[]): unknown[][] {
  const width = name === '"case"' || name === '"case-eq"' ? 2 : 1
  return items.flatMap((_, i) => (i % width === 0 ? [items.slice(i, i + width)] : []))
}

function inLine(value: unknown): string {
  if (value instanceof LongNumber) return value.digits
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`
  if (!isDict(value)) return JSON.stringify(value) ?? 'null'
  return `{${Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${inLine(one)}`).join(', ')}}`
}

/** Lines of the composed configuration above the first one of the transform's text. */
export const LINES_ABOVE = 1

/** The configuration with this text as its transform; the text begins on a line of its own. */
export function compose(config: Record<string, unknown>, transform: string): string {
  const others = Object.entries(config).filter(([name]) => name !== 'transform')
  const members = others.map(([name, value]) => `${JSON.stringify(name)}: ${inLine(value)}`)
  return `{${members.join(', ')}, "transform":\n${transform}\n}`
}

/** Lines of a composed configuration as lines of its transform's text. */
export function inText(lines: LineNote[]): void {
  for (const line of lines) {
    line.file = ''
    line.line -= LINES_ABOVE
    inText(line.lines ?? [])
    for (const rule of line.applied ?? []) inText(rule.lines)
  }
}

/** The last line of the JSON value that begins at the place, counted from 1 like the place. */
export function endLine(text: string, line: number, column: number): number {
  const rows = text.split('\n')
  let depth = 0
  let quoted = false
  for (let row = line - 1; row < rows.length; row++) {
    const chars = rows[row]!
    for (let at = row === line - 1 ? column - 1 : 0; at < chars.length; at++) {
      const char = chars[at]!
      if (quoted) {
        if (char === '\\') at++
        else if (char === '"') quoted = false
      } else if (char === '"') quoted = true
      else if (char === '[' || char === '{') depth++
      else if ((char === ']' || char === '}') && --depth <= 0) return row + 1
    }
    if (depth === 0) return row + 1
  }
  return rows.length
}
