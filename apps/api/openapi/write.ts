import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { documentOffline } from './offline.js';

/** Writes the description of the API to a file; `npm run openapi`. */
const file = process.argv[2] ?? 'docs/openapi.json';
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(await documentOffline(), null, 2)}\n`);
console.log(`Wrote ${file}.`);
