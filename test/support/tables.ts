import type { Database } from '../../entities/database.js';

const orders = {
  editions: ['id'],
  streams: ['edition', 'stream'],
  notices: ['key'],
  notice_attempts: ['noticeKey', 'attempt'],
  events: ['edition', 'position'],
  commands: ['edition', 'commandId'],
};
export const readTables = ['editions', 'streams', 'notices', 'notice_attempts'] as const;

/** Everything that stands in these tables. */
export async function contents(
  { reads }: Database,
  tables: readonly (keyof typeof orders)[],
): Promise<Record<string, Record<string, unknown>[]>> {
  const all: Record<string, Record<string, unknown>[]> = {};
  for (const table of tables) {
    const order = orders[table].map((column) => `"${column}"`).join(', ');
    all[table] = await reads.query(`SELECT * FROM "${table}" ORDER BY ${order}`);
  }
  return all;
}
