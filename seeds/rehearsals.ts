import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Session } from '../domain/calendar/session.js';
import type { Station } from '../domain/directory/station.js';
import { checkRehearsal } from '../domain/rehearsal/check.js';
import { rehearsalSchema, scenarioSchema, type RehearsalScript } from '../domain/rehearsal/schema.js';
import { editionScriptSchema, type EditionScript } from '../domain/script/schema.js';
import type { Fault } from '../domain/template/fault.js';
import type { CycleTemplate } from '../domain/template/template.js';
import type { PlainDate } from '../domain/time/plain-date.js';
import { readCalendar } from './calendar.js';
import { seedsFolder } from './folder.js';
import { stationsIn } from './stations.js';
import { readTemplates } from './templates.js';
import { readYaml } from './yaml.js';

/** A rehearsal that was read and found in order, with what it is told with. */
export interface ReadRehearsal {
  rehearsal: RehearsalScript;
  template: CycleTemplate;
  sessions: Session[];
  stations: Station[];
}

/** A file of scenarios alone; `of` names the edition of the seeds, or the file, that has the script. */
const scenariosOnly = z.strictObject({
  of: z.string().min(1),
  title: z.string().min(1),
  today: rehearsalSchema.shape.today,
  scenarios: z.array(scenarioSchema).min(1),
});

/**
 * Reads a rehearsal: a script, with scenarios or without; or scenarios of a script that stands elsewhere. Everything that is
 * wrong with it is found before anything runs.
 *
 * @throws YamlFaults naming file, line, column and field of every fault of the first file that has one
 */
export function readRehearsal(file: string, today: PlainDate, templates = readTemplates()): ReadRehearsal {
  const stations = stationsIn();
  const held = (rehearsal: RehearsalScript): Fault[] => {
    const template = templates.find(({ id }) => id === rehearsal.template);
    if (!template)
      return [
        {
          path: ['template'],
          message: `there is no template "${rehearsal.template}"; there are ${templates.map(({ id }) => id).join(', ')}`,
        },
      ];
    return checkRehearsal(rehearsal, { template, sessions: readCalendar(template), stations }, rehearsal.today ?? today);
  };
  const isOfAnother = 'of' in readYaml(file, z.record(z.string(), z.unknown()));
  const rehearsal = isOfAnother ? scenariosOf(file, held) : readYaml(file, rehearsalSchema, held);
  const template = templates.find(({ id }) => id === rehearsal.template);
  if (!template) throw new Error(`There is no template ${rehearsal.template}.`); // found before
  return { rehearsal, template, sessions: readCalendar(template), stations };
}

function scenariosOf(file: string, held: (rehearsal: RehearsalScript) => Fault[]): RehearsalScript {
  const of = readYaml(file, scenariosOnly.pick({ of: true }).loose(), (said) =>
    scriptFile(file, said.of) === undefined
      ? [{ path: ['of'], message: `is neither an edition of the seeds nor a file: "${said.of}"` }]
      : [],
  ).of;
  const script: EditionScript = readYaml(scriptFile(file, of) ?? '', editionScriptSchema, held);
  const { of: _, ...own } = readYaml(file, scenariosOnly, ({ of: __, ...said }) => held({ ...script, ...said }));
  return { ...script, ...own };
}

const scriptFile = (file: string, of: string): string | undefined =>
  [join(seedsFolder, 'editions', `${of}.yaml`), resolve(dirname(file), of)].find((path) => existsSync(path));
