import type { Session } from '../../domain/calendar/session.js';
import type { EditionState } from '../../domain/edition/state.js';
import { emptyWorld } from '../../domain/evolve.js';
import { plainProfile } from '../../domain/directory/profile.js';
import { runScript } from '../../domain/script/run.js';
import { editionScriptSchema, type EditionScript } from '../../domain/script/schema.js';
import { tell } from '../../domain/script/tell.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import { readCalendar } from '../../seeds/calendar.js';
import { congress } from '../parts/editions.js';
import { largeTemplate } from '../parts/large-edition.js';
import { medianOf, type Row } from '../row.js';
import { measured, sideBySide } from '../samples.js';

const begins = '2026-12-01';
const until = '2031-12-01';
const decisions = 40;

const told = { by: 'bench', source: 'bench' };

/** Five years of an edition, ready to be told again and again. */
interface FiveYears {
  template: CycleTemplate;
  script: EditionScript;
  sessions: Session[];
}

/** Five years of the congress: roles are given, and milestones waived on the days on which they are due. */
function fiveYears(template: CycleTemplate): FiveYears {
  const sessions = readCalendar(template);
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
  const opened = run({ template, sessions, script: editionScriptSchema.parse(script) }, false);
  const due = Object.entries(opened.milestones)
    .flatMap(([key, milestone]) => {
      const { on } = milestone.due;
      return on !== null && on > begins && on < until ? [{ key, on }] : [];
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const given = template.roles
    .slice(0, 8)
    .map(({ id }, n) => ({ on: begins, 'assign-role': { role: id, person: n % 2 ? 'bo' : 'ada' }, ...told }));
  const waived = due.slice(0, decisions - given.length).map(({ key, on }) => ({ on, waive: key, reason: 'as planned', ...told }));
  return { template, sessions, script: editionScriptSchema.parse({ ...script, lines: [...given, ...waived] }) };
}

function run({ template, script, sessions }: FiveYears, wakes = true): EditionState {
  const people = Object.fromEntries(script.people.map(({ id, zone }) => [id, plainProfile(zone)]));
  const { world, refused } = runScript(template, tell(script, { template, sessions, today: begins, whole: true }), {
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
    const years = fiveYears(congress());
    const parts = await sideBySide([{ what: 'five years', sample: () => void run(years) }], {
      warmUp: 5,
      rounds: 40,
      seconds: 20,
    });
    return { value: medianOf(parts, 0), parts };
  },
};

/** How often each size is rehearsed in one sample: about as many milestones in each, and about as long. */
const sizes = [
  { times: 100, template: () => congress() },
  { times: 10, template: () => largeTemplate(660).template },
  { times: 1, template: () => largeTemplate(6_600).template },
];

/** Few, for each takes seconds; between them nothing is thrown away but what the first rehearsals of each size cost. */
const rounds = 3;

/** Ten times as many milestones, under the same decisions and for the same people, cost about ten times as much. */
export const growthOfRehearsalRow: Row = {
  name: 'rehearsal-growth',
  says: `growth of a rehearsal with ten times as many milestones, ${decisions} decisions and two people in each`,
  formula: 'the worse of the two steps: time for each milestone, divided by that with a tenth as many',
  target: 1.5,
  unit: '×',
  measure() {
    const subjects = sizes.map(({ times, template }) => {
      const years = fiveYears(template());
      const count = years.template.milestones.length;
      return { years, times, count, what: `${count.toLocaleString('en')} milestones`, samples: [] as number[] };
    });
    for (const { years, times } of subjects) if (times > 1) run(years);
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < subjects.length; turn += 1) {
        const subject = subjects[(turn + round) % subjects.length];
        if (!subject) continue;
        const begun = performance.now();
        for (let n = 0; n < subject.times; n += 1) run(subject.years);
        subject.samples.push((performance.now() - begun) / subject.times);
      }
    }
    const parts = subjects.map(({ what, samples }) => measured(what, samples));
    const forEach = subjects.map(({ count }, place) => medianOf(parts, place) / count);
    const steps = forEach.slice(1).map((time, place) => time / (forEach[place] ?? Number.NaN));
    return Promise.resolve({ value: Math.max(...steps), parts });
  },
};
