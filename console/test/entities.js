// Entities with a history, ordinary ones and hostile ones.

const CITIES = ['Oslo', 'Bergen', 'Turin', 'Lagos', 'Quito', 'Osaka', 'Perth', 'Gdańsk', 'Izmir', 'Natal']

/** 120 customers, of whom the first has five versions and the second is deleted. */
export function fillCustomers(world, dataset = 'customer') {
  for (let i = 1; i <= 120; i++) world.write(dataset, customer(i))
  const ada = customer(1)
  world.write(dataset, { ...ada, city: 'Turin' })
  world.write(dataset, { ...ada, city: 'Turin', email: 'ada@lovelace.example', tags: ['vip', 'beta'] })
  world.write(dataset, { ...ada, city: 'London', email: 'ada@lovelace.example', tags: ['vip'], address: { street: 'St James’s Square 12', zip: 'SW1Y', geo: { lat: 51.5072, lon: -0.1349 } } })
  const { phone: _, ...withoutPhone } = ada
  world.write(dataset, { ...withoutPhone, city: 'London', email: 'ada@lovelace.example', tags: ['vip'], address: { street: 'Ockham Park', zip: 'GU23', geo: { lat: 51.2991, lon: -0.4489 } } })
  world.write(dataset, { ...customer(2), _deleted: true })
}

function customer(i) {
  return {
    name: i === 1 ? 'Ada Lovelace' : `Customer ${i}`,
    city: CITIES[i % CITIES.length],
    phone: `+47 22 ${String(i).padStart(2, '0')} 00`,
    balance: `~f${(i * 173.25).toFixed(2)}`,
    born: `~t19${10 + (i % 80)}-12-10`,
    seen: '~t2026-11-21T22:14:07.123456789Z',
    country: '~:country:NO',
    account: `int:90071992547409${String(i).padStart(4, '0')}`,
    active: i % 3 !== 0,
    note: null,
    tags: ['vip'],
    address: { street: `Street ${i}`, zip: String(1000 + i) },
    _id: String(i),
  }
}

/** Ids and values that would do harm if the page took them for markup, paths or code. */
export const HOSTILE = [
  '<img src=x onerror="window.harmed=1">',
  '"><script>window.harmed=1</script>',
  '{@html "<b>"}',
  'a/../../b?c#d%2Fe%00&f',
  '__proto__',
  'constructor',
  '\u202Eright-to-left',
  '💥 \u0000 null',
  'x'.repeat(400),
]
