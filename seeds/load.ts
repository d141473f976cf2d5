import { TemplateNames } from '../entities/template-words.js';
import { readWords } from './words.js';
import { plainProfile } from '../domain/directory/profile.js';
import type { Database } from '../entities/database.js';
import { takeIn } from '../entities/journal/take-in.js';
import { Templates } from '../entities/templates.js';
import { EditionEntity } from '../entities/edition.entity.js';
import type { Instant } from '../domain/time/plain-date.js';
import { readCalendar } from './calendar.js';
import { readEditionScripts, tellEdition } from './editions.js';
import { ScriptFault } from './script.js';
import { readTemplates } from './templates.js';

/**
 * Loads templates and editions that are not there yet. Each edition is told through the core and kept in one
 * transaction; loading again changes nothing.
 *
 * @throws YamlFaults, ScriptFault, TemplateChanged
 */
export async function loadSeeds(database: Database, now: Instant, say: (line: string) => void): Promise<void> {
  const templates = readTemplates();
  const store = new Templates(database);
  for (const template of templates) await store.store(template);
  const names = new TemplateNames(database);
  for (const words of readWords(templates)) await names.store(words);
  for (const script of readEditionScripts()) {
    if (await database.reads.manager.existsBy(EditionEntity, { id: script.id })) continue;
    const template = templates.find(({ id }) => id === script.template);
    if (!template) throw new ScriptFault(script, `There is no template "${script.template}".`);
    const { world, events, told } = tellEdition(script, { template, sessions: readCalendar(template) }, now);
    const taken = await takeIn(
      database,
      {
        id: script.id,
        world,
        events,
        told,
        people: script.people.map((person) => ({ ...plainProfile(person.zone), kind: 'person', ...person })),
      },
      now,
    );
    if (taken) say(`${script.id}: ${told.length} commands, ${events.length} events`);
  }
}
