/** Finds systems, pipes and datasets by their ids. */

export interface Target {
  kind: 'system' | 'pipe' | 'dataset'
  id: string
}

export interface Hit extends Target {
  /** The positions of the id that matched. */
  at: number[]
}

/** The best hits first: the whole word, then its beginning, a part's beginning, inside, and letters in order. */
export function search(text: string, targets: Iterable<Target>, limit = 12): Hit[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  const hits: { hit: Hit; rank: number }[] = []
  for (const target of targets) {
    const found = match(wanted, target.id.toLowerCase())
    if (found) hits.push({ hit: { ...target, at: found.at }, rank: found.rank })
  }
  return hits
    .sort((a, b) => a.rank - b.rank || a.hit.id.length - b.hit.id.length || (a.hit.id < b.hit.id ? -1 : 1))
    .slice(0, limit)
    .map(({ hit }) => hit)
}

function match(wanted: string, id: string): { rank: number; at: number[] } | null {
  const at = id.indexOf(wanted)
  if (at >= 0) {
    const rank = id === wanted ? 0 : at === 0 ? 1 : /[^a-z0-9]/.test(id[at - 1]!) ? 2 : 3
    return { rank, at: Array.from(wanted, (_, i) => at + i) }
  }
  const letters: number[] = []
  let from = 0
  for (const letter of wanted.replaceAll(' ', '')) {
    const next = id.indexOf(letter, from)
    if (next < 0) return null
    letters.push(next)
    from = next + 1
  }
  return { rank: 4, at: letters }
}
