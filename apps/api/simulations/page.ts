import type { Difference } from '../../../domain/replanning/difference.types.js';
import type { Table } from '../../../domain/replanning/milestone-tables.js';
import { pathLegend, tablesOf } from '../../../domain/replanning/tables.js';
import type { Titles } from '../../../domain/template/titles.js';
import { dateInWords } from '../../../domain/time/in-words.js';
import { dateIn } from '../../../domain/time/plain-date.js';
import { type Document, rendered, type Section } from '../pages/document.js';
import type { SimulationView } from './simulation.view.js';

/** A difference as a page to read and to print: what Markdown says, and how it stands with what was tried. */
export const differencePage = (difference: Difference, titles: Titles): string =>
  rendered({ ...headed(difference), head: [['As of', difference.asOf]], sections: sectionsOf(difference, titles) });

/** A simulation as the paper on which it is decided. */
export function simulationPage({ zone }: { zone: string }, simulation: SimulationView, titles: Titles): string {
  const { number, revision, askedBy, madeAt, advice, difference } = simulation;
  const lacks: Section = {
    title: 'Before it can be applied',
    columns: ['What is still to be seen to'],
    rows: advice.map((line) => [line]),
  };
  return rendered({
    ...headed(difference),
    head: [
      ['Simulation', `${number}, tried out on version ${revision} of the edition`],
      ['Tried out by', `${titles.person(askedBy)}, ${dateInWords(dateIn(zone, madeAt))}`],
      ['As of', difference.asOf],
      ['Standing', standingInWords(simulation, zone, titles)],
    ],
    sections: [...(simulation.applied ? [] : [lacks]), ...sectionsOf(difference, titles)],
  });
}

const headed = ({ edition, headline }: Difference): Pick<Document, 'title' | 'lead'> => ({
  title: `What changes: ${edition.title}`,
  lead: [headline],
});

function standingInWords({ applied, stale, asOf }: SimulationView, zone: string, titles: Titles): string {
  if (applied) return `applied on ${dateInWords(dateIn(zone, applied.at))} by ${titles.person(applied.by)}`;
  if (asOf !== null) return 'tried out on a past day: it cannot be applied';
  return stale ? 'out of date: the plan has changed since, so that it cannot be applied' : 'not applied; nothing of it has been decided';
}

function sectionsOf(difference: Difference, titles: Titles): Section[] {
  const { first, milestones, kept, critical, reminders } = tablesOf(difference, titles);
  return [...first.map(counted), ...milestones.map(counted), kept, ...critical.map(critically), ...reminders.map(counted)];
}

const counted = (table: Table): Section => ({ ...table, counted: true });

const critically = ({ title, legend = '', ...table }: Table): Section => ({
  ...table,
  title: `Critical path, ${title.toLowerCase()}: ${legend}`.replace(/\.$/, ''),
  legend: pathLegend,
  empty: pathLegend,
});
