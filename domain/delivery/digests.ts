/** The day of a digest is the end of its key: `edition/digest/recipient/date`. */
const dayOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** Whether two digests, of one edition or of two, are for the same day. */
export const sameDay = (key: string, other: string): boolean => dayOf(key) === dayOf(other);
