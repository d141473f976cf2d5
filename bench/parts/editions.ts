import { readCalendar } from '../../seeds/calendar.js';
import { readEditionScripts, tellEdition } from '../../seeds/editions.js';
import { readTemplates } from '../../seeds/templates.js';
import type { Command } from '../../domain/edition/commands.js';
import type { ScriptResult } from '../../domain/script/course.js';
import { runScript } from '../../domain/script/run.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import type { Database } from '../../entities/database.js';
import { takeIn } from '../../entities/journal/take-in.js';
import { Templates } from '../../entities/templates.js';

const templateId = 'un-crime-congress';

/** The congress's own template. */
export function congress(): CycleTemplate {
  const template = readTemplates().find(({ id }) => id === templateId);
  if (!template) throw new Error(`There is no template ${templateId} among the seeds.`);
  return template;
}

/** The demonstration among the seeds, as it stands when it is loaded now. */
export const demonstration = (): ScriptResult => toldSeed('demonstration');

/** The Fourteenth Congress, as it is told from records. */
export const historic = (): ScriptResult => toldSeed('fourteenth-congress');

function toldSeed(id: string): ScriptResult {
  const script = readEditionScripts().find((one) => one.id === id);
  if (!script) throw new Error(`There is no edition ${id} among the seeds.`);
  const template = congress();
  return tellEdition(script, { template, sessions: readCalendar(template) }, new Date().toISOString());
}

/** What an edition of the congress is opened with over HTTP: it opens in about four years. */
export function opening(id: string) {
  const year = new Date().getUTCFullYear() + 4;
  return {
    id,
    title: `Edition ${id}`,
    template: { id: templateId },
    zone: 'Asia/Tokyo',
    targetYear: year,
    dates: { opening: `${year}-04-23`, closing: `${year}-04-28` },
    conference: 250,
  };
}

/** What M01 of the congress waits for from outside. */
export const external = { id: 'previous-outcome', body: { evidence: { symbol: 'A/RES/81/190' } } };

/** Puts live editions into a database, as `npm start` does with its seeds: told through the core, no workflow started. */
export async function takeInEditions(database: Database, ids: readonly string[], template = congress()): Promise<void> {
  await new Templates(database).store(template);
  const now = new Date().toISOString();
  for (const id of ids) {
    const { world, events, told } = openedEdition(id, template, now);
    await takeIn(database, { id, world, events, told, people: [] }, now);
  }
}

/** A live edition as it stands when it has just been opened, without a database. */
export function openedEdition(id: string, template: CycleTemplate, now: string): ScriptResult {
  const { dates, ...given } = opening(id);
  const commands: Command[] = [
    {
      type: 'create',
      ...given,
      dates,
      template: { id: template.id, version: template.version },
      mode: 'live',
      placement: 'opening',
      sessions: readCalendar(template),
    },
    { type: 'record-external', external: external.id, evidence: external.body.evidence },
  ];
  const script = commands.map((command, n) => () => ({
    at: now,
    envelope: { id: `bench-${n}`, edition: id, stream: 'edition', actor: 'bench', hash: '', command },
  }));
  const told = runScript(template, script, { wakes: false });
  if (told.refused[0]) throw new Error(`${id} cannot be told: ${told.refused[0].refusal.reason}`);
  return told;
}
