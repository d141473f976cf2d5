import { randomBytes } from 'node:crypto';
import type { Database } from './database.js';
import { SecretEntity } from './secret.entity.js';

/** Bytes of a key: as many as the hash of HS256 has. */
const size = 32;

/** Keys of this installation. Each is made when it is first asked for, and is the same for all processes from then on. */
export class Secrets {
  private readonly known = new Map<string, Promise<Uint8Array>>();

  constructor(private readonly database: Database) {}

  /** The 32 bytes of a key. */
  key(name: string): Promise<Uint8Array> {
    const known = this.known.get(name);
    if (known) return known;
    const asked = this.read(name);
    this.known.set(name, asked);
    asked.catch(() => this.known.delete(name)); // a failure is not remembered
    return asked;
  }

  private async read(name: string): Promise<Uint8Array> {
    const kept = (await this.database.reads.manager.findOneBy(SecretEntity, { name })) ?? (await this.make(name));
    return Buffer.from(kept.value, 'base64url');
  }

  /** Of two processes that make it at once one is first; both go on with that one's. */
  private make(name: string): Promise<SecretEntity> {
    const value = randomBytes(size).toString('base64url');
    return this.database.write(async (tx) => {
      await tx.createQueryBuilder().insert().into(SecretEntity).values({ name, value }).orIgnore().execute();
      return tx.findOneByOrFail(SecretEntity, { name });
    });
  }
}
