import { TemplateNames } from '../entities/template-words.js';
import { readWords } from './words.js';
import type { Database } from '../entities/database.js';
import { takeIn } from '../entities/journal/take-in.js';
import { Templates } from '../entities/templates.js';
import { Stations } from '../entities/stations.js';
import { EditionEntity } from '../entities/edition.entity.js';
import { dateIn, type Instant } from '../domain/time/plain-date.js';
import { readCalendar } from './calendar.js';
import { readEditionScripts, tellEdition } from './editions.js';
import { peopleOf } from '../domain/script/people.js';
import { ScriptFault } from '../domain/script/script-fault.js';
import { readStations } from './stations.js';
import { readTemplates } from './templates.js';

/**
 * Loads the duty stations as their file has them, and templates and editions that are not there yet. Each edition is told
 * through the core and kept in one transaction; loading again changes nothing.
 *
 * @throws YamlFaults, ScriptFault, TemplateChanged
 */
export async function loadSeeds(database: Database, now: Instant, say: (line: string) => void): Promise<void> {
  const stations = await readStations();
  await new Stations(database).store(stations);
  const templates = readTemplates();
  const store = new Templates(database);
  for (const template of templates) await store.store(template);
  const names = new TemplateNames(database);
  for (const words of readWords(templates)) await names.store(words);
  for (const script of readEditionScripts()) {
    if (await database.reads.manager.existsBy(EditionEntity, { id: script.id })) continue;
    const template = templates.find(({ id }) => id === script.template);
    if (!template) throw new ScriptFault(script, `There is no template "${script.template}".`);
    const sessions = readCalendar(template);
    const telling = { template, sessions, today: dateIn(script.zone, now) };
    const { world, events, told } = tellEdition(script, { template, sessions }, now);
    const taken = await takeIn(
      database,
      {
        id: script.id,
        world,
        events,
        told,
        people: peopleOf(script, telling, stations),
      },
      now,
    );
    if (taken) say(`${script.id}: ${told.length} commands, ${events.length} events`);
  }
}
