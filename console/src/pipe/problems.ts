/** What is wrong with the configuration of a pipe, as the pipe object's `runtime.config-errors` says it. */

export interface ConfigProblem {
  message: string
  code: string
  fix: string
  place: string
}

type Fields = Record<string, unknown>

export function problems(pipe: Fields): ConfigProblem[] {
  const runtime = (pipe.runtime ?? {}) as Fields
  const errors = runtime['config-errors']
  return Array.isArray(errors) ? errors.map((one) => problem(one as Fields)) : []
}

function problem(error: Fields): ConfigProblem {
  return {
    message: text(error.msg ?? error.message),
    code: text(error.code),
    fix: text(error.fix),
    place: place(error),
  }
}

function place({ file, line, column, elements }: Fields): string {
  const position = line ? `:${String(line)}${column ? `:${String(column)}` : ''}` : ''
  const way = Array.isArray(elements) ? elements.map(String).join(' › ') : ''
  return [file ? `${String(file)}${position}` : '', way].filter(Boolean).join('  ')
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
