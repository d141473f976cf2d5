/**
 * What a record holds under a key of its own. Keys come from callers: `record['constructor']` would find what every object
 * inherits.
 */
export const own = <T>(record: Record<string, T>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);
