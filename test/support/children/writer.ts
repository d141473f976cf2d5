/*
 * Writes so many people into an edition, each in a transaction that reads before it writes, as fast as it can.
 * Arguments: url, name, how many.
 */
import { openDatabase } from '../../../entities/database.js';
import { PersonEntity } from '../../../entities/person.entity.js';

const [url = '', name = '', count = '0'] = process.argv.slice(2);
const database = await openDatabase({ url });
await Promise.all(
  Array.from({ length: Number(count) }, (_, n) =>
    database.write(async (tx) => {
      await tx.countBy(PersonEntity, { edition: 'two-processes' });
      await tx.insert(PersonEntity, { edition: 'two-processes', id: `${name}-${n}`, name, email: '', zone: 'UTC', language: 'en' });
    }),
  ),
);
await database.close();
