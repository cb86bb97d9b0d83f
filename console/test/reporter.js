// Prints each test as a sentence and ends with `N passed, N failed`.
export default async function* reporter(events) {
  let passed = 0
  let failed = 0
  let left = []
  for await (const { type, data } of events) {
    if (data?.details?.type === 'suite') continue
    if (type === 'test:pass' && data.skip !== undefined) left.push(data.name)
    else if (type === 'test:pass') {
      passed++
      yield `  ✓ ${data.name} (${Math.round(data.details.duration_ms)} ms)\n`
    } else if (type === 'test:fail') {
      failed++
      const { cause } = data.details.error
      yield `  ✗ ${data.name}\n${String(cause?.stack ?? cause ?? data.details.error).replace(/^/gm, '      ')}\n`
    } else if (type === 'test:stderr' || type === 'test:stdout') yield data.message
  }
  if (left.length > 0) {
    yield `NOT RUN: ${left.length} tests of the console in a browser (no chromium; set CHROMIUM, or apt-get install chromium)\n`
  }
  yield `${passed} passed, ${failed} failed\n`
}
