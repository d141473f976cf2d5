import type { EditionScript } from './schema.js';

/** Thrown when a script cannot be told. */
export class ScriptFault extends Error {
  constructor(script: Pick<EditionScript, 'id'>, message: string) {
    super(`The script of ${script.id}: ${message}`);
    this.name = 'ScriptFault';
  }
}
