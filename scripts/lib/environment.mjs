import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { root } from './paths.mjs';
import { Trouble } from './trouble.mjs';

/**
 * What must be known before anything is installed or built. Defaults come from `.env.example`; all settings are checked
 * by the compiled code as soon as there is one.
 */
export function firstSettings() {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  const defaults = parseEnv(readFileSync(join(root, '.env.example'), 'utf8'));
  const value = (name) => process.env[name]?.trim() || defaults[name];
  const port = (name) => {
    const number = Number(value(name));
    if (Number.isInteger(number) && number >= 1 && number <= 65_535) return number;
    throw new Trouble(`${name} says "${value(name)}"; expected a port from 1 to 65535. Set it right in the environment or in .env.`);
  };
  return {
    dataDir: resolve(root, value('LUSTRUM_DATA_DIR')),
    host: value('HOST'),
    port: port('PORT'),
    temporal: value('TEMPORAL_ADDRESS') ? undefined : { port: port('TEMPORAL_PORT'), uiPort: port('TEMPORAL_UI_PORT') },
  };
}
