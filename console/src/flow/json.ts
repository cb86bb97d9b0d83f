/** JSON as the node writes it: numbers that JavaScript can't hold keep their digits. */

/** A number whose digits JavaScript would lose. */
export class LongNumber {
  constructor(readonly digits: string) {}
}

interface Context {
  source?: string
}

export function parseJson(text: string): unknown {
  return JSON.parse(text, ((_key: string, value: unknown, context?: Context) => {
    if (typeof value !== 'number' || context?.source === undefined) return value
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? new LongNumber(context.source) : value
  }) as (key: string, value: unknown) => unknown)
}
