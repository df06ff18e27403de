/** PostgreSQL's classes of errors that say "not now" rather than "not this". */
const postgresClasses = [
  '08', // connection
  '40', // serialisation, deadlock
  '53', // disk full, out of memory, too many connections
  '55', // locks
  '57', // shutting down
  '58', // input and output
];

const sqliteCodes = /^SQLITE_(BUSY|FULL|IOERR|LOCKED|READONLY|CANTOPEN|NOMEM)/;
const socketCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'ENOSPC'];
const messages =
  /Connection terminated|Unable to acquire a connection|Timeout acquiring a connection|aborted|not queryable|closed the connection/i;

/**
 * Whether the database could not be written at all: it is down, restarting,
 * full or busy. The same write may succeed later.
 */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') {
    if (sqliteCodes.test(code) || socketCodes.includes(code)) return true;
    if (/^[0-9A-Z]{5}$/.test(code)) return postgresClasses.includes(code.slice(0, 2));
  }
  return typeof message === 'string' && messages.test(message);
}
