import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../domain/calendar/session.js';
import { checkScript } from '../domain/script/check.js';
import { peopleFaults } from '../domain/script/people.js';
import type { ScriptResult } from '../domain/script/course.js';
import { editionScriptSchema, type EditionScript } from '../domain/script/schema.js';
import { told } from '../domain/script/told.js';
import type { Fault } from '../domain/template/fault.js';
import type { CycleTemplate } from '../domain/template/template.js';
import { dateIn, type Instant } from '../domain/time/plain-date.js';
import { readCalendar } from './calendar.js';
import { seedsFolder } from './folder.js';
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
 * Tells an edition's script as of the instant of loading, its people at the duty stations of the seeds.
 *
 * @throws ScriptFault where a line is refused
 */
export function tellEdition(
  script: EditionScript,
  { template, sessions }: { template: CycleTemplate; sessions: Session[] },
  now: Instant,
): ScriptResult {
  return told(script, { template, sessions, stations: stationsIn(), today: dateIn(script.zone, now), hash: sha256 });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
