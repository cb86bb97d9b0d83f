// A headless Chromium, where there is one.
import { accessSync, constants } from 'node:fs'
import { chromium } from 'playwright-core'

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** The path of the browser, from CHROMIUM or where Debian and its kin put it; undefined if there is none. */
export function browserPath() {
  const paths = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return paths.find((path) => {
    try {
      accessSync(path ?? '', constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

export function launch() {
  return chromium.launch({ executablePath: browserPath(), args: FLAGS })
}
