import { emptyWorld } from '../evolve.js';
import type { Station } from '../directory/station.js';
import type { Telling } from './days.js';
import { peopleOf, profilesOf } from './people.js';
import type { ScriptResult } from './course.js';
import { runScript } from './run.js';
import type { EditionScript } from './schema.js';
import { ScriptFault } from './script-fault.js';
import { tell, tellUntil } from './tell.js';

/**
 * Runs an edition's script through the core, as of the day of loading.
 *
 * @throws ScriptFault where a line is refused: a script says what was so, and the core must be able to take it
 */
export function told(script: EditionScript, telling: Telling & { stations: readonly Station[] }): ScriptResult {
  const { template, stations } = telling;
  const people = profilesOf(peopleOf(script, telling, stations));
  const result = runScript(template, tell(script, telling), {
    world: { ...emptyWorld(template), people },
    until: (world) => tellUntil(script, telling, world),
    // What a live edition should have been reminded of before it was loaded is caught up with when it first wakes.
    wakes: script.mode === 'historic',
  });
  const [refused] = result.refused;
  if (refused)
    throw new ScriptFault(
      script,
      `${JSON.stringify(refused.line.envelope.command)} of ${refused.line.at.slice(0, 10)} is refused: ${refused.refusal.reason}`,
    );
  return result;
}
