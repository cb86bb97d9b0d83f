/** Light, dark, or as the machine is set; the choice is remembered. */

export type Choice = 'auto' | 'light' | 'dark'

const KEY = 'perseid.theme'

class Theme {
  choice = $state<Choice>(remembered())
  /** Counts up whenever colours may have changed, for what is drawn on a canvas. */
  changes = $state(0)

  constructor() {
    this.#apply()
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.changes++)
  }

  get dark(): boolean {
    return this.choice === 'dark' || (this.choice === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  }

  choose(choice: Choice): void {
    this.choice = choice
    try {
      localStorage.setItem(KEY, choice)
    } catch {
      // A browser that keeps nothing still shows the choice until the page is left.
    }
    this.#apply()
  }

  #apply(): void {
    if (this.choice === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = this.choice
    this.changes++
  }
}

function remembered(): Choice {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'light' || kept === 'dark' ? kept : 'auto'
  } catch {
    return 'auto'
  }
}

export const theme = new Theme()
