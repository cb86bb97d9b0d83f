// What a node tells of customers on their way through `customer-enrich`, whose rules are these.

export const ENRICH = {
  _id: 'customer-enrich',
  type: 'pipe',
  source: { type: 'dataset', dataset: 'customer' },
  transform: {
    type: 'dtl',
    rules: {
      default: [
        ['copy', ['list', '_id', 'name']],
        ['filter', ['neq', '_S.city', 'Natal']],
        ['add', 'shout', ['upper', '_S.name']],
        ['add', 'place', ['hops', { datasets: ['place p'], where: [['eq', '_S.city', 'p.name']], return: 'p._id' }]],
      ],
    },
  },
}

/** The explanation of one customer; `pipe-config` moves its lines to where that text has them. */
export function explainCustomer(customer, form) {
  const filtered = customer.city === 'Natal'
  const text = form.get('pipe-config') ?? ''
  const shout = text.includes('"lower"') ? customer.name.toLowerCase() : customer.name.toUpperCase()
  const made = { _id: customer._id, name: customer.name, shout, place: ['p1'] }
  const lines = ENRICH.transform.rules.default.map((rule, i) => place(rule, i, text))
  lines[0].changes = [{ property: 'name', value: customer.name, from: '_S.name' }]
  lines[1].values = [{ at: '/1/1', text: '"_S.city"', read: true, value: customer.city }]
  lines[2].changes = [{ property: 'shout', value: shout }]
  lines[2].values = [{ at: '/2/1', text: '"_S.name"', read: true, value: customer.name }, { at: '/2', text: '["upper", "_S.name"]', read: false, value: shout }]
  lines[3].changes = [{ property: 'place', value: ['p1'] }]
  lines[3].joins = [{ dataset: 'place', index: '"_S.name"', key: customer.city, found: 1, ids: ['p1'] }]
  if (filtered) {
    lines.length = 2
    lines[1].outcome = 'filtered'
    lines[1].why = [{ at: '/1', text: '["neq", "_S.city", "Natal"]', read: false, value: false }]
  }
  const item = { entity: made, filtered }
  return {
    pipe: 'customer-enrich',
    entity_id: customer._id,
    ...(text === '' ? { verdict: filtered ? { word: 'filtered', text: 'a filter ended its rule' } : { word: 'in-target', text: 'the target holds what the rules make of it' } } : {}),
    source: { entity: customer, dataset: 'customer' },
    stages: [
      {
        type: 'dtl',
        entities: [
          {
            in: customer,
            out: [item],
            explanation: { rule: 'default', outcome: filtered ? 'filtered' : 'continued', source: customer, result: made, properties: filtered ? { name: [1] } : { name: [1], shout: [3], place: [4] }, lines, cut: false },
          },
        ],
      },
    ],
    out: [{ ...item, held: filtered ? null : { entity: { ...made, shout: customer.name.toUpperCase() }, offset: 7, stored: '2026-11-22T08:00:00Z', same: shout !== customer.name.toLowerCase() } }],
    sink: { dataset: 'customer-place' },
  }
}

function place(rule, i, text) {
  const name = `["${rule[0]}", ${JSON.stringify(rule[1])?.slice(0, 7)}`
  const row = text.split('\n').findIndex((one) => one.includes(name.slice(0, 12)))
  const column = row < 0 ? 9 : text.split('\n')[row].indexOf(`["${rule[0]}"`) + 1
  return { n: i + 1, text: JSON.stringify(rule), file: 'pipes/customer-enrich.conf.json', line: row < 0 ? 8 + i : row + 1, column, pointer: `/transform/rules/default/${i}`, outcome: 'continued' }
}
