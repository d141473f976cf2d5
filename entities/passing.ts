/** Codes of Node, PostgreSQL and SQLite that say: not now, but perhaps soon. */
const passing = [
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/,
  /^(08...|53...|57P0[1-5]|40001|40P01|55P03|58030)$/, // connection lost, out of resources, shut down, serialisation, deadlock, lock, disk
  /^SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|PROTOCOL|INTERRUPT|NOMEM)(_|$)/,
];
/** What `pg` and TypeORM say without a code when a connection is gone. */
const passingMessages =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error|not connected to the database/i;

/** Whether an error comes from a database that is out of reach or busy, so that the same call may succeed later. */
export function isPassing(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false;
  const { code, driverError, cause, errors } = error as Error & { code?: unknown; driverError?: unknown; errors?: unknown };
  if (typeof code === 'string' && passing.some((pattern) => pattern.test(code))) return true;
  if (passingMessages.test(error.message)) return true;
  const within = [driverError, cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return within.some((inner) => isPassing(inner, depth + 1));
}
