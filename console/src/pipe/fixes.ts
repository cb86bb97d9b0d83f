import type { PipeRow } from '../flow/rows'

/** What to do about a failure, by its code; the node's message says what happened. */

const FIXES: Record<string, string> = {
  'csv-duplicate-column': 'Give every column of the file a name of its own.',
  'csv-key-missing': 'Fill the key in that row, or choose another primary_key. Nothing was deleted.',
  'csv-no-such-column': 'Correct the column’s name in the pipe, or in the file’s header.',
  'csv-not-of-encoding': 'Set encoding of the pipe to the file’s.',
  'csv-row-malformed': 'Correct the quotes of that row, or quotechar and dialect of the pipe. Nothing was deleted.',
  'csv-row-wrong': 'Correct that row, or the delimiter of the pipe. Nothing was deleted.',
  'dataset-not-ready': 'Run the pipe that fills that dataset; this one goes on by itself once it is populated.',
  'disk-full': 'Free space on the disk of the node’s data; nothing acknowledged is lost, and the pipe goes on by itself.',
  'file-not-found': 'Put the file there, or correct its name in the pipe. Nothing was deleted.',
  'file-unreadable': 'Let the node’s user read the file.',
  'http-body-broken': 'Check {system}; the next run reads again. Nothing was deleted.',
  'http-body-not-json': 'Look at what {system} answers there: the address or a parameter may be wrong.',
  'http-login-refused': 'Check the credentials of {system} and what they allow.',
  'http-status-refused': 'Look at what {system} answers there: the address, a parameter or the service itself may be wrong.',
  'http-timed-out': 'Check that {system} is well, or give its requests more time.',
  'http-tls-failed': 'Check the certificate of {system}, or trust its issuer.',
  'http-token-refused': 'Check the client and the secret with which {system} gives tokens.',
  'http-unreachable': 'Check that {system} runs and that its address in systems/ is right. The pipe runs again by itself.',
  'rest-result-wrong': 'Compare the answer of {system} with payload_property and id_expression of the pipe.',
  'retry-set-full': 'Look at the entities that fail, correct them or the sink, or raise max_write_errors_in_retry_dataset.',
  'run-broken': 'This is a mistake in Perseid. Please report it, with the node’s log around that time.',
  'run-stopped': 'Nothing is broken: somebody stopped it. Run it again when you like.',
  'second-version': 'Let only one pipe, or one row, make the entity.',
  'sink-failed': 'Check {system}; the next run writes what this one could not.',
  'source-empty': 'Check why {source} gives nothing. If it may be empty, set if_source_empty to accept. Nothing was deleted.',
  'source-failed': 'Check {source}; nothing was deleted, and the next run begins where this one did.',
  'sql-constraint-violated': 'Correct the entity in the transform, or the constraint in the database.',
  'sql-key-missing': 'Give every entity a value for each column of the primary key.',
  'sql-login-refused': 'Check the user name and the secret of {system}.',
  'sql-no-primary-key': 'Name the key columns in primary_key of the pipe.',
  'sql-no-such-column': 'Correct the column’s name in the pipe, or add it to the table.',
  'sql-no-such-database': 'Create the database, or correct its name in {system}.',
  'sql-no-such-table': 'Create the table, or correct its name in the pipe.',
  'sql-not-allowed': 'Let the database grant the user of {system} that right.',
  'sql-pool-exhausted': 'Let fewer pipes use {system} at once, or raise its pool size.',
  'sql-statement-failed': 'Try the statement in the database’s own client; its message stands above.',
  'sql-timed-out': 'Check the load of {system}, add an index for the query, or give it more time.',
  'sql-tls-failed': 'Check the certificate and the TLS settings of {system}.',
  'sql-unreachable': 'Check that the server of {system} runs, and its host and port in systems/. The pipe runs again by itself.',
  'sql-value-refused': 'Convert the value in the transform to what the column takes.',
  'sql-value-unreadable': 'Cast the column to a common type in the query.',
  'transform-failed': 'Correct the rule at the place the message names; the entity is left as it was.',
  'write-errors': 'Look at the entities that fail in the pipe’s execution dataset; nothing written so far is lost.',
}

/** The advice for the code, with the names of the pipe's own systems; empty if there is none. */
export function fixFor(code: string, pipe: PipeRow): string {
  const system = pipe.source.system ?? pipe.sink.system
  const source = pipe.source.system ?? pipe.source.datasets?.[0]
  return (Object.hasOwn(FIXES, code) ? FIXES[code]! : '')
    .replaceAll('{system}', system ? `system ${system}` : 'the other system')
    .replaceAll('{source}', source ?? 'the source')
}

export const codesWithFix = Object.keys(FIXES)
