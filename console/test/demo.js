// Shows the console on a fake node that moves: `npm run build && npm run demo`.
import { fileURLToPath } from 'node:url'
import { FakeNode } from './node.js'
import { World } from './world.js'
import { fillCustomers } from './entities.js'

const world = World.atlas()
fillCustomers(world)
const folder = process.env.PERSEID_CONSOLE_OUT ?? fileURLToPath(new URL('../dist', import.meta.url))
const node = await new FakeNode(world, folder).listen(Number(process.env.PORT ?? 9042))
setInterval(() => {
  world.tick()
  for (const id of ['place-from-city', 'customer-enrich']) if (world.pipes.get(id).state === 'idle') world.start(id)
}, 250)
console.log(`the console is at ${node.url}`)
