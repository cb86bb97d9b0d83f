import { href, parseRoute, type Route } from './route'

/** What the page shows, kept in the address, so that each view can be linked and gone back from. */
class Router {
  route = $state<Route>(parseRoute(location.hash))

  constructor() {
    addEventListener('hashchange', () => (this.route = parseRoute(location.hash)))
  }

  go(route: Route): void {
    location.hash = href(route)
  }
}

export const router = new Router()
