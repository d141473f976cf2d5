/** Thrown when the database has been migrated by a newer version of Lustrum than the one that opens it. */
export class DatabaseNewerThanCode extends Error {
  constructor(
    readonly place: string,
    readonly unknown: string[],
  ) {
    super(
      `The database ${place} was changed by a newer version of Lustrum (${unknown.join(', ')}). ` +
        'Start that version, or restore a backup made before it; this version does not touch the database.',
    );
    this.name = 'DatabaseNewerThanCode';
  }
}

/** Thrown when the database's file cannot be made, opened or written. */
export class DatabaseNotWritable extends Error {
  constructor(
    readonly place: string,
    cause: unknown,
  ) {
    super(
      `The database ${place} cannot be written (${reasonOf(cause)}). Check the folder and its permissions, or set LUSTRUM_DATA_DIR or DATABASE_URL to another place.`,
      { cause },
    );
    this.name = 'DatabaseNotWritable';
  }
}

/** Thrown when the database server cannot be reached or does not let us in. */
export class DatabaseUnreachable extends Error {
  constructor(
    readonly place: string,
    cause: unknown,
  ) {
    super(`The database ${place} cannot be reached (${reasonOf(cause)}). Check that it runs, and DATABASE_URL.`, { cause });
    this.name = 'DatabaseUnreachable';
  }
}

/** Thrown when an edition lacks an event that is known to have been recorded: the database was restored from an older backup. */
export class DatabaseBehind extends Error {
  constructor(
    readonly edition: string,
    /** How many events of it the database has. */
    readonly position: number,
    /** How many have been recorded. */
    readonly seen: number,
  ) {
    super(
      (seen > position
        ? `The database has ${position} events of the edition ${edition}, and ${seen} have been recorded`
        : `Event ${seen} of the edition ${edition} is not the one in the database that was recorded as such`) +
        ': it was restored from an older backup, or another one is connected. ' +
        `Nothing is done with the edition until that is decided: connect the newer database again, or run "npm run restored" to see what is missing and to go on without it.`,
    );
    this.name = 'DatabaseBehind';
  }
}

/** Thrown when something is to be written of an edition whose row is not there. */
export class EditionMissing extends Error {
  constructor(readonly edition: string) {
    super(`The edition ${edition} is not in the table of editions. Where it has events, "npm run rebuild" makes that anew from them.`);
    this.name = 'EditionMissing';
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { code } = cause as Error & { code?: unknown };
  // An aggregate of several connection attempts has an empty message; its code says what happened.
  return cause.message || (typeof code === 'string' ? code : cause.name);
}

const codeOf = (error: unknown): string => {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : '';
};

/** SQLite: another process holds the lock for writing. */
export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');

/** PostgreSQL: the transaction lost against another one (serialisation, deadlock); it was rolled back and may be tried again. */
export const isContention = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));

/** A unique constraint was about to be violated. */
export const isDuplicate = (error: unknown): boolean =>
  ['23505', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE'].includes(codeOf(error));
