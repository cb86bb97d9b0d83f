import { LongNumber } from '../flow/json'

/** How one version of an entity differs from another, property by property. */

export type Change =
  | { path: string; kind: 'same'; after: unknown }
  | { path: string; kind: 'added'; after: unknown }
  | { path: string; kind: 'removed'; before: unknown }
  | { path: string; kind: 'changed'; before: unknown; after: unknown }

type Dict = Record<string, unknown>

/** The changes from `before` to `after`; dicts within are compared in depth, lists as wholes. */
export function diff(before: Dict, after: Dict): Change[] {
  return compare(before, after, '')
}

function compare(before: Dict, after: Dict, prefix: string): Change[] {
  const names = [...Object.keys(after), ...Object.keys(before).filter((name) => !Object.hasOwn(after, name))]
  return names.flatMap((name): Change[] => {
    const path = prefix === '' ? name : `${prefix} › ${name}`
    const a = before[name]
    const b = after[name]
    if (!Object.hasOwn(before, name)) return [{ path, kind: 'added', after: b }]
    if (!Object.hasOwn(after, name)) return [{ path, kind: 'removed', before: a }]
    if (same(a, b)) return [{ path, kind: 'same', after: b }]
    if (isDict(a) && isDict(b)) return compare(a, b, path)
    return [{ path, kind: 'changed', before: a, after: b }]
  })
}

export function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LongNumber)
}

function same(a: unknown, b: unknown): boolean {
  if (a instanceof LongNumber && b instanceof LongNumber) return a.digits === b.digits
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]))
  if (!isDict(a) || !isDict(b)) return a === b
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
}

/** The properties of an entity without the reserved fields of its root. */
export function properties(entity: Dict): Dict {
  return Object.fromEntries(Object.entries(entity).filter(([name]) => !name.startsWith('_')))
}
