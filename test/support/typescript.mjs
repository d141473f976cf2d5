/*
 * Lets a process of its own run our TypeScript as it stands, for tests that kill a process or need two:
 * `node --import ./test/support/typescript.mjs file.ts`. Transforms as Jest does (`jest.config.mjs`).
 */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
