/** Figures and times as people read them. */

const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const oneDigit = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** 1,234 in full up to a million, then 1.2 M. */
export function count(n: number): string {
  if (Math.abs(n) < 1e6) return plain.format(n)
  return n < 1e9 ? `${oneDigit.format(n / 1e6)} M` : `${oneDigit.format(n / 1e9)} G`
}

/** The same for where there is little room: 138 k from a hundred thousand on. */
export function short(n: number): string {
  return n >= 1e5 && n < 1e6 ? `${plain.format(Math.floor(n / 1e3))} k` : count(n)
}

export function exact(n: number): string {
  return plain.format(n)
}

/** Entities per second: 0.4/s, 12/s, 65.2 k/s. */
export function rate(n: number): string {
  if (n < 10) return `${oneDigit.format(n)}/s`
  return n < 1e4 ? `${plain.format(n)}/s` : `${oneDigit.format(n / 1e3)} k/s`
}

export function bytes(n: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const unit = n < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(n) / 3))
  return `${oneDigit.format(n / 1000 ** unit)} ${units[unit]}`
}

/** 40 ms, 1.2 s, 3 min 05 s, 2 h 10 min. */
export function duration(seconds: number): string {
  if (seconds < 0.9995) return `${Math.round(seconds * 1000)} ms`
  if (seconds < 60) return `${oneDigit.format(seconds)} s`
  const whole = Math.round(seconds)
  const two = (n: number) => String(n).padStart(2, '0')
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`
}

/** How far a moment lies from now: now, 12 s ago, in 3 min, 5 h ago, 2 d ago. */
export function distance(then: number, now: number): string {
  const seconds = Math.round(Math.abs(now - then) / 1000)
  if (seconds < 2) return 'now'
  const [n, unit] =
    seconds < 60
      ? [seconds, 's']
      : seconds < 3600
        ? [Math.floor(seconds / 60), 'min']
        : seconds < 86_400
          ? [Math.floor(seconds / 3600), 'h']
          : [Math.floor(seconds / 86_400), 'd']
  return then > now ? `in ${n} ${unit}` : `${n} ${unit} ago`
}

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { month: 'short', day: 'numeric' })
const dayOfYear = new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', day: 'numeric' })

export function clockTime(then: number): string {
  return time.format(then)
}

/** The time alone for today, else the day before it, with the year if it isn't this one; in the reader's own zone. */
export function moment(then: number, now: number): string {
  if (Number.isNaN(then)) return ''
  if (dayOfYear.format(then) === dayOfYear.format(now)) return time.format(then)
  const thisYear = new Date(then).getFullYear() === new Date(now).getFullYear()
  return `${(thisYear ? day : dayOfYear).format(then)} ${time.format(then)}`
}
