import { emptyWorld } from '../../domain/evolve.js';
import { plainProfile } from '../../domain/directory/profile.js';
import { runScript } from '../../domain/script/run.js';
import { editionScriptSchema, type EditionScript } from '../../domain/script/schema.js';
import { tell } from '../../domain/script/tell.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import { readCalendar } from '../../seeds/calendar.js';
import { congress } from '../parts/editions.js';
import { largeTemplate } from '../parts/large-edition.js';
import { medianOf, ratio, type Row } from '../row.js';
import { sideBySide } from '../samples.js';

const begins = '2026-12-01';
const until = '2031-12-01';
const decisions = 40;

const told = { by: 'bench', source: 'bench' };

/** Five years of the congress: roles are given, and milestones waived on the days on which they are due. */
function fiveYears(template: CycleTemplate, count = decisions): EditionScript {
  const script = {
    id: 'five-years',
    title: 'Five years',
    about: 'For measuring',
    template: template.id,
    zone: 'Asia/Tokyo',
    mode: 'live',
    placement: 'opening',
    targetYear: 2031,
    dates: { opening: '2031-04-21', closing: '2031-04-26' },
    begins,
    until,
    people: ['ada', 'bo'].map((id) => ({ id, name: id, email: `${id}@example.org`, zone: 'Asia/Tokyo', language: 'en' })),
    lines: [],
  };
  const opened = run(template, editionScriptSchema.parse(script), false);
  const due = Object.entries(opened.milestones)
    .flatMap(
      ([
        key,
        {
          due: { on },
        },
      ]) => (on !== null && on > begins && on < until ? [{ key, on }] : []),
    )
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const given = template.roles
    .slice(0, 8)
    .map(({ id }, n) => ({ on: begins, 'assign-role': { role: id, person: n % 2 ? 'bo' : 'ada' }, ...told }));
  const waived = due.slice(0, count - given.length).map(({ key, on }) => ({ on, waive: key, reason: 'as planned', ...told }));
  return editionScriptSchema.parse({ ...script, lines: [...given, ...waived] });
}

function run(template: CycleTemplate, script: EditionScript, wakes = true) {
  const telling = { template, sessions: readCalendar(template), today: begins, whole: true };
  const people = Object.fromEntries(script.people.map(({ id, zone }) => [id, plainProfile(zone)]));
  const { world, refused } = runScript(template, tell(script, telling), {
    world: { ...emptyWorld(template), people },
    until: () => `${until}T00:00:00.000Z`,
    wakes,
    delivers: true,
  });
  if (refused[0] || !world.edition) throw new Error(`The five years cannot be told: ${refused[0]?.refusal.reason}`);
  return world.edition;
}

/** One rehearsal in the core: every wake-up and every decision of five years. */
export const rehearsalRow: Row = {
  name: 'rehearsal',
  says: `rehearsing five years of the congress with ${decisions} decisions, every reminder included, in the core`,
  formula: 'median rehearsal',
  target: 100,
  unit: 'ms',
  async measure() {
    const template = congress();
    const script = fiveYears(template);
    const parts = await sideBySide([{ what: 'five years', sample: () => void run(template, script) }], {
      warmUp: 5,
      rounds: 40,
      seconds: 20,
    });
    return { value: medianOf(parts, 0), parts };
  },
};

/** Ten times as many milestones cost about ten times as much, with as many decisions and reminders for each. */
export const growthOfRehearsalRow: Row = {
  name: 'rehearsal-growth',
  says: 'growth of a rehearsal with ten times as many milestones',
  formula: 'median with many ÷ median with 66 ÷ how many times as many',
  target: 1.5,
  unit: '×',
  async measure() {
    const [one, ten] = [congress(), largeTemplate(660).template];
    const times = ten.milestones.length / one.milestones.length;
    const [short, long] = [fiveYears(one), fiveYears(ten, decisions * 10)];
    const parts = await sideBySide(
      [
        { what: `${one.milestones.length} milestones, ${short.lines.length} decisions`, sample: () => void run(one, short) },
        { what: `${ten.milestones.length} milestones, ${long.lines.length} decisions`, sample: () => void run(ten, long) },
      ],
      { warmUp: 1, rounds: 10, seconds: 60 },
    );
    return { value: ratio(parts, 1, 0) / times, parts };
  },
};
