// Prints what a browser loads, compressed, and fails above the limits we keep ourselves to.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const LIMITS = { 'first view': 70, 'all of it': 110 }

const folder = process.env.PERSEID_CONSOLE_OUT ?? 'dist'
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile())
  .map((file) => ({ name: file.name, bytes: gzipSync(readFileSync(join(file.parentPath, file.name)), { level: 9 }).length }))
const page = readFileSync(join(folder, 'index.html'), 'utf8')
const sum = (some) => some.reduce((bytes, file) => bytes + file.bytes, 0) / 1000
const sizes = { 'first view': sum(files.filter(({ name }) => name === 'index.html' || page.includes(name))), 'all of it': sum(files) }

for (const [what, limit] of Object.entries(LIMITS)) {
  console.log(`console: ${what} ${sizes[what].toFixed(1)} kB gzipped (limit ${limit} kB)`)
  if (sizes[what] > limit) process.exitCode = 1
}
