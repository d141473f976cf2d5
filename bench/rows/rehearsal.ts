import { congress } from '../parts/editions.js';
import { decisions, fiveYears, lived, theFirst } from '../parts/five-years.js';
import { largeTemplate } from '../parts/large-edition.js';
import { medianOf, type Row } from '../row.js';
import { measured, sideBySide } from '../samples.js';

/** One rehearsal in the core: every wake-up and every decision of five years. */
export const rehearsalRow: Row = {
  name: 'rehearsal',
  says: `rehearsing five years of the congress with ${decisions} decisions, every reminder included, in the core`,
  formula: 'median rehearsal',
  target: 100,
  unit: 'ms',
  async measure() {
    const years = fiveYears(congress(), theFirst);
    const parts = await sideBySide([{ what: 'five years', sample: () => void lived(years) }], {
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
      const years = fiveYears(template(), theFirst);
      const count = years.template.milestones.length;
      return { years, times, count, what: `${count.toLocaleString('en')} milestones`, samples: [] as number[] };
    });
    for (const { years, times } of subjects) if (times > 1) lived(years);
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < subjects.length; turn += 1) {
        const subject = subjects[(turn + round) % subjects.length];
        if (!subject) continue;
        const begun = performance.now();
        for (let n = 0; n < subject.times; n += 1) lived(subject.years);
        subject.samples.push((performance.now() - begun) / subject.times);
      }
    }
    const parts = subjects.map(({ what, samples }) => measured(what, samples));
    const forEach = subjects.map(({ count }, place) => medianOf(parts, place) / count);
    const steps = forEach.slice(1).map((time, place) => time / (forEach[place] ?? Number.NaN));
    return Promise.resolve({ value: Math.max(...steps), parts });
  },
};
