import type { Entity, Window } from '../flow/api'

/** Pages of a dataset, newest first, out of reads that go oldest first. */

export interface Page {
  /** Newest first. */
  rows: Entity[]
  /** The offset below which the next page lies; null if this is the last. */
  below: number | null
}

const ROWS = 50
const MOST = 5_000

/**
 * The newest versions below an offset. Offsets of a log lie close together, those of latest versions need not: the
 * window begins as wide as the dataset's figures make likely and doubles while it is empty.
 *
 * @param perRow how many offsets there are for one row, on average
 */
export async function pageBelow(
  top: number,
  history: boolean,
  perRow: number,
  read: (window: Window) => Promise<Entity[]>,
): Promise<Page> {
  let width = Math.min(MOST, Math.max(ROWS, Math.ceil(ROWS * perRow)))
  for (let high = top; high > 0; ) {
    const since = Math.max(-1, high - width - 1)
    const found = await read({ history, since, limit: width })
    const rows = found.filter((row) => row._updated < high).reverse()
    if (rows.length > ROWS) return { rows: rows.slice(0, ROWS), below: rows[ROWS - 1]!._updated }
    if (rows.length > 0 || since < 0) return { rows, below: since < 0 ? null : since + 1 }
    high = since + 1
    width = Math.min(MOST, width * 2)
  }
  return { rows: [], below: null }
}
