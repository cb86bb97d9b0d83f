/** The part of the address behind `#`, which names what the page shows. */

export type Route =
  | { show: 'flow' }
  | { show: 'list' }
  | { show: 'system'; id: string }
  | { show: 'pipe'; id: string }
  | { show: 'try'; id: string; entity?: string }
  | { show: 'dataset'; id: string; log: boolean }
  | { show: 'entity'; dataset: string; id: string; version?: number }

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?')
  const [show, id, part, entity] = path.split('/').filter(Boolean).map(decode)
  const parameters = new URLSearchParams(query)
  if (show === 'list') return { show }
  if (id === undefined) return { show: 'flow' }
  if (show === 'pipe' && part === 'try') return { show: 'try', id, ...(entity !== undefined ? { entity } : {}) }
  if (show === 'system' || show === 'pipe') return { show, id }
  if (show !== 'dataset') return { show: 'flow' }
  if (part !== 'entity' || entity === undefined) return { show, id, log: parameters.get('view') === 'log' }
  const version = parameters.get('version')
  return { show: 'entity', dataset: id, id: entity, ...(version !== null && /^\d+$/.test(version) ? { version: Number(version) } : {}) }
}

export function href(route: Route): string {
  switch (route.show) {
    case 'flow':
      return '#/'
    case 'list':
      return '#/list'
    case 'system':
    case 'pipe':
      return `#/${route.show}/${encodeURIComponent(route.id)}`
    case 'try':
      return `#/pipe/${encodeURIComponent(route.id)}/try${route.entity === undefined ? '' : `/${encodeURIComponent(route.entity)}`}`
    case 'dataset':
      return `#/dataset/${encodeURIComponent(route.id)}${route.log ? '?view=log' : ''}`
    case 'entity': {
      const version = route.version === undefined ? '' : `?version=${route.version}`
      return `#/dataset/${encodeURIComponent(route.dataset)}/entity/${encodeURIComponent(route.id)}${version}`
    }
  }
}

/** The id as it was; text that is no percent encoding stands for itself. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
