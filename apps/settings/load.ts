import { existsSync } from 'node:fs';
import { readSettings, SettingsFaults, type Settings } from './settings.js';

/**
 * The settings of this process: its environment, completed by the file `.env` of the working folder where there is one
 * (a variable that is set wins over the file). Where they cannot be used, says so and ends the process with status 1.
 */
export function settingsOfProcess(): Settings {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsFaults)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
