import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { browserPath, launch } from './browser.js'
import { HOSTILE, fillCustomers } from './entities.js'
import { FakeNode } from './node.js'
import { World } from './world.js'

const FOLDER = process.env.PERSEID_CONSOLE_OUT ?? fileURLToPath(new URL('../dist', import.meta.url))
const skip = browserPath() === undefined

let browser

before(async () => {
  if (!skip) browser = await launch()
})

after(() => browser?.close())

/**
 * Runs a test on a page of its own and a world of its own. Whatever the test is about, the page must ask nobody but
 * the node, break no rule of its security policy, and throw nothing.
 */
function onPage(name, { world: make = World.atlas, at = '', ...options }, body) {
  test(name, { skip }, async () => {
    const world = make()
    const node = await new FakeNode(world, FOLDER).listen()
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options })
    context.setDefaultTimeout(8_000)
    const page = await context.newPage()
    const wrong = []
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('console', (message) => /Content Security|Trusted/.test(message.text()) && wrong.push(message.text()))
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(node.url)) wrong.push(`asked ${request.url()}`)
    })
    try {
      await page.goto(node.url + at)
      await body({ page, world, node })
      assert.deepEqual(wrong, [])
    } finally {
      await context.close()
      await node.close()
    }
  })
}

const nodeOf = (page, key) => page.locator(`[data-key="${key}"]`)
const panel = (page) => page.locator('aside')
const focusedKey = (page) => page.evaluate(() => document.activeElement?.dataset?.key)
const seen = (locator) => locator.waitFor({ state: 'visible' })

onPage('the graph shows every system, pipe and dataset with its figures', {}, async ({ page }) => {
  await seen(nodeOf(page, 'pipe/place-from-city'))
  assert.equal(await page.locator('.node.pipe').count(), 11)
  assert.equal(await page.locator('.node.dataset').count(), 8)
  assert.equal(await page.locator('.node.system').count(), 4)
  assert.match(await nodeOf(page, 'dataset/geonames-city').innerText(), /138,398/)
  assert.match(await nodeOf(page, 'pipe/customer-enrich').innerText(), /578/)
  assert.match(await page.locator('header').first().innerText(), /11 pipes\s+1 running.*\s+1 failed/s)
})

onPage('a change in the node is seen without a reload', {}, async ({ page, world }) => {
  await seen(nodeOf(page, 'dataset/place'))
  const before = await nodeOf(page, 'dataset/place').innerText()
  for (let i = 0; i < 4; i++) world.tick()
  await page.waitForFunction((old) => document.querySelector('[data-key="dataset/place"]').innerText !== old, before)
  world.dataset('brand-new', 5)
  world.pipe('late-comer', 'dataset:place', 'brand-new')
  world.start('late-comer')
  await seen(nodeOf(page, 'pipe/late-comer'))
  world.remove('late-comer')
  await nodeOf(page, 'pipe/late-comer').waitFor({ state: 'detached' })
})

onPage('only a pipe through which data flows is animated', {}, async ({ page, world }) => {
  const flowing = page.locator('g.moves')
  await seen(flowing.first())
  assert.deepEqual(
    await flowing.evaluateAll((edges) => edges.map((edge) => edge.dataset.edge)),
    ['dataset/geonames-city → pipe/place-from-city', 'pipe/place-from-city → dataset/place'],
  )
  const animated = () => page.evaluate(() => document.getAnimations().filter((one) => one.animationName).length)
  assert.equal(await animated(), 2)
  world.end('place-from-city')
  await flowing.first().waitFor({ state: 'detached' })
  assert.equal(await animated(), 0)
})

onPage('who wants no motion gets none, and still sees what flows', { reducedMotion: 'reduce' }, async ({ page }) => {
  await page.locator('g.moves').first().waitFor({ state: 'attached' })
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0)
})

onPage('a failed pipe says what went wrong, with its code and what to do', { at: '#/pipe/customer-write-back' }, async ({ page }) => {
  const failure = panel(page).getByRole('group', { name: 'The last run failed' })
  await seen(failure)
  const text = await failure.innerText()
  assert.match(text, /sql-unreachable/)
  assert.match(text, /can’t be reached system=crm/)
  assert.match(text, /To fix it: Check that the server of system crm runs/)
  assert.match(await page.getByRole('link', { name: /1 failed/ }).getAttribute('href'), /customer-write-back/)
})

onPage('a failure that happens now is shown and told to those who listen', {}, async ({ page, world }) => {
  await seen(nodeOf(page, 'pipe/region-read'))
  world.fail('region-read', { code: 'http-status', message: 'the server answered 503' })
  await seen(nodeOf(page, 'pipe/region-read').getByText('http-status'))
  await page.locator('[role=status]').getByText('region-read http-status').waitFor({ state: 'attached' })
})

onPage('a wrong configuration is shown with its place', { at: '#/pipe/airport-read', world: () => {
  const world = World.atlas()
  world.set('airport-read', 'invalid')
  return world
} }, async ({ page }) => {
  await seen(panel(page).getByText('pipes/airport-read.conf.json:14:22'))
  await seen(panel(page).getByText('unknown-function'))
})

onPage('the runs of a pipe are drawn and listed, the failed one among them', { at: '#/pipe/airport-read' }, async ({ page }) => {
  await seen(page.locator('#runs tbody tr').first())
  assert.equal(await page.locator('#runs tbody tr').count(), 24)
  assert.equal(await page.locator('#runs tbody tr.bad').count(), 1)
  await seen(panel(page).locator('canvas'))
  await page.locator('#runs tr.bad button').click()
  await seen(page.getByText('the server closed the connection'))
  await panel(page).getByRole('button', { name: 'Duration' }).click()
  await seen(panel(page).getByRole('img', { name: /^Duration of the last 24 runs/ }))
  await panel(page).getByRole('link', { name: 'All that was recorded' }).click()
  await seen(page.locator('#entities').getByText('pump-completed').first())
})

onPage('a pipe is run at a click, but a full run, a stop and a disabling ask first', { at: '#/pipe/country-read' }, async ({ page, world }) => {
  const button = (name) => panel(page).getByRole('button', { name, exact: true })
  const dialog = page.getByRole('dialog')
  await button('Full run').click()
  await seen(dialog.getByText('marked as deleted'))
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  assert.deepEqual(world.asked, [])
  await button('Run').click()
  await button('Stop').click()
  await dialog.getByRole('button', { name: 'Stop the run' }).click()
  await button('Disable').click()
  await dialog.getByRole('textbox').fill('moves house')
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await button('Enable').click()
  await button('Full run').click()
  await dialog.getByRole('button', { name: 'Run in full' }).click()
  await seen(button('Stop'))
  assert.deepEqual(
    world.asked.map((one) => [one.operation, one.comment]),
    [['start', null], ['stop', null], ['disable', 'moves house'], ['enable', null], ['start-rescan', null]],
  )
})

onPage('what the node refuses is shown with its code', { at: '#/pipe/country-read' }, async ({ page, world }) => {
  await seen(panel(page).getByRole('button', { name: 'Run', exact: true }))
  world.pipes.get('country-read').state = 'running'
  await panel(page).getByRole('button', { name: 'Run', exact: true }).click()
  await seen(panel(page).getByText('already-running'))
})

onPage('the keyboard alone leads along the flow, into a panel and back', {}, async ({ page }) => {
  await seen(nodeOf(page, 'system/geonames/read'))
  await nodeOf(page, 'system/geonames/read').focus()
  assert.equal(await page.locator('.node[tabindex="0"]').count(), 1)
  for (const [key, wanted] of [
    ['ArrowRight', 'pipe/'],
    ['ArrowRight', 'dataset/'],
    ['ArrowLeft', 'pipe/'],
    ['ArrowLeft', 'system/geonames/read'],
  ]) {
    await page.keyboard.press(key)
    assert.ok((await focusedKey(page)).startsWith(wanted), `${key} led to ${await focusedKey(page)}`)
  }
  await page.keyboard.press('ArrowRight')
  const pipe = await focusedKey(page)
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle)
  assert.equal(ring, 'solid')
  await page.keyboard.press('Enter')
  await seen(panel(page))
  assert.ok((await page.evaluate(() => location.hash)).startsWith('#/pipe/'))
  await page.keyboard.press('Escape')
  await panel(page).waitFor({ state: 'detached' })
  await page.waitForFunction((key) => document.activeElement?.dataset?.key === key, pipe)
})

onPage('the search finds an id by a few letters', {}, async ({ page }) => {
  await seen(nodeOf(page, 'pipe/customer-enrich'))
  await page.keyboard.press('/')
  await page.keyboard.type('enr')
  await seen(page.getByRole('option', { name: /customer-enrich/ }))
  await page.keyboard.press('Enter')
  await seen(panel(page).getByRole('heading', { name: 'customer-enrich' }))
  await page.keyboard.press('?')
  await seen(page.getByRole('dialog', { name: 'Keys' }))
})

onPage('from a dataset to an entity, its versions and what changed between them', { world: () => {
  const world = World.atlas()
  fillCustomers(world)
  return world
} }, async ({ page, world }) => {
  await nodeOf(page, 'dataset/customer').click()
  const rows = page.locator('#entities tbody tr')
  await seen(rows.first())
  assert.equal(await rows.count(), 50)
  assert.match(await rows.first().innerText(), /deleted/)
  world.write('customer', { _id: 'fresh', name: 'Fresh' })
  await page.getByRole('button', { name: '1 newer' }).click()
  await seen(rows.first().getByText('fresh', { exact: true }))
  await page.getByRole('button', { name: 'Older' }).click()
  await page.waitForFunction(() => !document.querySelector('#entities').innerText.includes('deleted'))
  await page.getByRole('button', { name: 'Log', exact: true }).click()
  await page.waitForFunction(() => document.querySelectorAll('#entities tbody tr').length === 50)
  await page.getByRole('searchbox', { name: 'Filter by id' }).fill('1')
  await page.keyboard.press('Enter')
  await seen(page.getByText('5 versions'))
  await page.getByRole('button', { name: 'Changes', exact: true }).click()
  assert.match(await page.locator('#properties').innerText(), /St James’s Square 12\s+Ockham Park/)
  await page.getByRole('navigation', { name: 'Versions' }).getByRole('link', { name: /^120/ }).click()
  await seen(page.locator('#properties ins').getByText('Turin'))
  assert.equal(await page.locator('#properties del').innerText(), 'Bergen')
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  assert.match(await page.locator('pre').innerText(), /"account": 900719925474090001/)
  await page.goBack()
  await seen(page.getByText('5 versions'))
})

onPage('an entity that nobody has is named as such', { at: '#/dataset/customer/entity/nobody' }, async ({ page }) => {
  await seen(page.getByText('No such entity'))
})

onPage('hostile ids and values are only text', { world: () => {
  const world = World.atlas()
  world.systems.push({ id: HOSTILE[0], type: HOSTILE[1] })
  HOSTILE.forEach((text, i) => {
    world.dataset(text)
    world.pipe(text, 'dataset:country', text)
    world.write('country', { _id: text, [text]: text, name: HOSTILE[(i + 1) % HOSTILE.length], nested: { [text]: [text] } })
    world.write('country', { _id: text, [text]: 'other', name: text })
  })
  world.fail(HOSTILE[0], { code: HOSTILE[1], message: HOSTILE[0] })
  return world
} }, async ({ page, node }) => {
  await seen(page.locator('.node.pipe').first())
  for (const text of HOSTILE) {
    const id = encodeURIComponent(text)
    await page.goto(`${node.url}#/pipe/${id}`)
    await page.waitForFunction((wanted) => document.querySelector('aside h1')?.textContent === wanted, text)
    await seen(page.locator('#runs, .problem').first())
    await page.goto(`${node.url}#/dataset/country/entity/${id}`)
    await page.waitForFunction((wanted) => document.querySelector('aside h1')?.textContent === wanted, text)
    await seen(page.getByText('2 versions'))
  }
  await page.goto(`${node.url}#/system/${encodeURIComponent(HOSTILE[0])}`)
  await seen(page.locator('aside h1'))
  await page.keyboard.press('/')
  await page.keyboard.type('<img')
  await seen(page.getByRole('option').first())
  assert.equal(await page.evaluate(() => window.harmed), undefined)
  assert.equal(await page.locator('img').count(), 0)
})

onPage('it is dark where the machine is dark, and light when told so', { colorScheme: 'dark' }, async ({ page }) => {
  await seen(nodeOf(page, 'pipe/region-read'))
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  assert.equal(await ground(), 'rgb(11, 16, 26)')
  await page.getByRole('button', { name: /^Colours/ }).click()
  assert.equal(await ground(), 'rgb(244, 246, 249)')
  await page.reload()
  await seen(nodeOf(page, 'pipe/region-read'))
  assert.equal(await ground(), 'rgb(244, 246, 249)')
})

onPage('a lost connection is told, and the page goes on by itself when the node is back', {}, async ({ page, world, node }) => {
  await seen(nodeOf(page, 'dataset/place'))
  const { port } = node
  await node.close()
  await seen(page.getByRole('alert').getByText(/Connection lost since \d\d:\d\d:\d\d/))
  world.datasets.get('airport').count = 7
  await node.listen(port)
  await page.getByRole('alert').waitFor({ state: 'detached', timeout: 20_000 })
  assert.match(await nodeOf(page, 'dataset/airport').innerText(), /\b7\b/)
})

onPage('an empty node says how to begin', { world: () => {
  const world = new World()
  world.systems = []
  return world
} }, async ({ page }) => {
  await seen(page.getByText('Nothing flows here yet'))
})

onPage('200 pipes are drawn and kept up to date with little work', { world: () => World.large(200), at: '#/list' }, async ({ page, world }) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  // Seconds of processor time that the page's own thread has used.
  const used = async () => (await session.send('Performance.getMetrics')).metrics.find((one) => one.name === 'TaskDuration').value
  await seen(page.getByRole('columnheader', { name: /Last run/ }))
  assert.equal(await page.locator('tbody tr').count(), 200)
  const begin = await used()
  await page.getByRole('link', { name: 'Flow', exact: true }).click()
  await seen(page.locator('.node.pipe').first())
  assert.equal(await page.locator('.node.pipe').count(), 200)
  const drawn = await used()
  assert.ok(drawn - begin < 3, `drawing took ${drawn - begin} s`)
  for (let i = 0; i < 8; i++) {
    world.tick()
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  const two = (await used()) - drawn
  assert.ok(two < 1.2, `two seconds of changes took ${two} s`)
})

const enriched = () => {
  const world = World.atlas()
  fillCustomers(world)
  world.write('customer-place', { _id: '1', name: 'Ada Lovelace', shout: 'ADA LOVELACE', place: ['p1'] })
  world.write('customer-place', { _id: '9', name: 'Customer 9' })
  return world
}
const line = (page, n) => page.locator(`[data-line="${n}"]`)
const property = (page, name) => page.locator(`[data-property="${name}"]`).last()
const isLit = (locator) => locator.and(locator.page().locator('.lit')).waitFor({ state: 'attached' })

onPage('a property shows the lines that made it, and a line what it made, with the mouse and with the keyboard', { at: '#/dataset/customer-place/entity/1', world: enriched }, async ({ page }) => {
  await panel(page).getByRole('button', { name: 'Why' }).click()
  await seen(panel(page).getByText('In the target'))
  await property(page, 'shout').hover()
  await isLit(line(page, 3))
  assert.equal(await page.locator('.line.lit').count(), 1)
  assert.match(await line(page, 3).innerText(), /sets\s+shout\s+reads\s+_S\.name = “Ada Lovelace”/)
  await line(page, 4).hover()
  await isLit(property(page, 'place'))
  assert.match(await line(page, 4).innerText(), /joins\s+place by name = “London” → p1/)
  assert.match(await page.locator('[title="gave ADA LOVELACE"]').innerText(), /upper/)
  await property(page, 'name').focus()
  await isLit(line(page, 1))
  await page.mouse.move(0, 0)
  await line(page, 4).getByRole('button').focus()
  await isLit(property(page, 'place'))
})

onPage('an entity that is missing says which condition stopped it', { at: '#/dataset/customer-place/entity/9', world: enriched }, async ({ page }) => {
  await panel(page).getByRole('button', { name: 'Why' }).click()
  await seen(panel(page).getByText('Filtered out'))
  assert.match(await line(page, 2).innerText(), /filtered\s+\["neq", "_S\.city", "Natal"\] is false/)
})

onPage('an entity made of another one can be explained from that', { at: '#/dataset/customer-place/entity/none', world: enriched }, async ({ page }) => {
  await seen(panel(page).getByText('source-entity-unknown'))
  await page.getByRole('textbox', { name: /made of another/ }).fill('1')
  await page.keyboard.press('Enter')
  await seen(line(page, 3))
})

onPage('changed rules are tried on a real entity, and not saved', { at: '#/pipe/customer-enrich/try/1', world: enriched }, async ({ page, world }) => {
  const rules = page.getByRole('textbox', { name: 'Rules' })
  const text = await rules.inputValue()
  assert.deepEqual(JSON.parse(text), world.configs.get('customer-enrich').transform)
  await seen(page.getByText('held as it is'))
  await rules.fill(text.replace('"upper"', '"lower"'))
  await seen(page.getByText('tried, not saved'))
  await seen(page.getByText('would change'))
  assert.match(await property(page, 'shout').innerText(), /ADA LOVELACE\s+ada lovelace/)
  await page.getByRole('button', { name: 'Undo all' }).click()
  await seen(page.getByText('held as it is'))
  await page.getByRole('button', { name: 'Entity after' }).click()
  await page.waitForURL(/try\/\d+$/)
  assert.ok(world.asked.every((one) => one.explain !== undefined))
  await rules.focus()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Close' }).click()
  await seen(panel(page).getByRole('heading', { name: 'customer-enrich' }))
})

onPage('a mistake in a rule is shown at its place, and a property lights the lines of the text', { at: '#/pipe/customer-enrich/try/1', world: enriched }, async ({ page }) => {
  const rules = page.getByRole('textbox', { name: 'Rules' })
  await property(page, 'shout').hover()
  await page.locator('.marks i').waitFor({ state: 'attached' })
  const text = await rules.inputValue()
  await rules.fill(text.replace('"copy"', '"coppy"'))
  const row = text.split('\n').findIndex((one) => one.includes('"copy"')) + 1
  await seen(page.getByRole('button', { name: new RegExp(`^${row}:\\d+ there is no such transform`) }))
  await seen(page.locator('.gutter .wrong').getByText(String(row), { exact: true }))
  await page.getByRole('button', { name: /no such transform/ }).click()
  const at = await rules.evaluate((area) => area.value.slice(area.selectionStart, area.selectionStart + 7))
  assert.equal(at, '"coppy"')
})

onPage('an entity can be edited and tried', { at: '#/pipe/customer-enrich/try/1', world: enriched }, async ({ page }) => {
  await seen(property(page, 'shout'))
  await page.getByRole('button', { name: 'Edit entity' }).click()
  await page.getByRole('textbox', { name: 'Entity as JSON' }).fill('{"_id": "1", "name": "Grace", "city": "Natal"}')
  await seen(page.getByText('filtered out'))
})
