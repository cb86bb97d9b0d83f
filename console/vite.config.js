import { svelte } from '@sveltejs/vite-plugin-svelte'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

// The Maven build names the folder of classes; by hand it is dist/.
const outDir = resolve(process.env.PERSEID_CONSOLE_OUT ?? 'dist')

// `npx vite` shows the console on a node that runs elsewhere, or on the fake one (`npm run demo`).
const node = process.env.PERSEID_NODE ?? 'http://127.0.0.1:9042'

export default defineConfig({
  root: 'src',
  base: './',
  plugins: [svelte()],
  build: {
    outDir,
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': { target: node, changeOrigin: true, headers: { origin: node } } } },
})
