import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../domain/calendar/session.js';
import { emptyWorld } from '../domain/evolve.js';
import { runScript, type ScriptResult } from '../domain/script/run.js';
import type { Fault } from '../domain/template/fault.js';
import type { CycleTemplate } from '../domain/template/template.js';
import { dateIn, type Instant } from '../domain/time/plain-date.js';
import { readCalendar } from './calendar.js';
import { seedsFolder } from './folder.js';
import { peopleFaults, peopleOf, profilesOf } from './people.js';
import { checkScript } from './script.check.js';
import { ScriptFault, tell, tellUntil } from './script.js';
import { editionScriptSchema, type EditionScript } from './script.schema.js';
import { stationsIn } from './stations.js';
import { readTemplates } from './templates.js';
import { readYaml } from './yaml.js';

/**
 * All editions of `seeds/editions/`, by the name of their files, which is their id; each is held to its template.
 *
 * @throws YamlFaults naming file, line, column and field of every fault of the first file that has one
 */
export function readEditionScripts(folder = join(seedsFolder, 'editions'), templates: CycleTemplate[] = readTemplates()): EditionScript[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => readYaml(join(folder, name), editionScriptSchema, (script) => faultsOf(script, name, templates)));
}

function faultsOf(script: EditionScript, name: string, templates: CycleTemplate[]): Fault[] {
  const template = templates.find(({ id }) => id === script.template);
  return [
    ...(`${script.id}.yaml` === name ? [] : [{ path: ['id'], message: `must be the name of its file, ${name.replace(/\.yaml$/, '')}` }]),
    ...(template
      ? [...checkScript(script, template, readCalendar(template)), ...peopleFaults(script, stationsIn())]
      : [
          {
            path: ['template'],
            message: `there is no template "${script.template}"; there are ${templates.map(({ id }) => id).join(', ')}`,
          },
        ]),
  ];
}

/**
 * Runs an edition's script through the core, as of the instant of loading.
 *
 * @throws ScriptFault where a line is refused: a script says what was so, and the core must be able to take it
 */
export function tellEdition(
  script: EditionScript,
  { template, sessions }: { template: CycleTemplate; sessions: Session[] },
  now: Instant,
): ScriptResult {
  const telling = { template, sessions, today: dateIn(script.zone, now) };
  const people = profilesOf(peopleOf(script, telling));
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
