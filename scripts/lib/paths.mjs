import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..');

/** What is worth keeping across clones: the Temporal servers, in files named by their version. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lustrum');
