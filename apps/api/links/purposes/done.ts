import { answererAs } from '../../../../domain/edition/answers.js';
import { definitionOf } from '../../../../domain/edition/milestones.js';
import { blockersOf } from '../../../../domain/edition/prerequisites.js';
import type { EditionState } from '../../../../domain/edition/state.js';
import type { Field, Given } from '../form.js';
import type { AboutMilestone } from '../situation.js';
import type { Purpose } from './purpose.js';
import { isRecordedOtherwise, recorded } from './recorded.js';

/** Somebody says that it is done, and what proves it. */
export const done: Purpose = {
  title: 'done',
  lead: (about) => [about.words.say(completes(about) ? 'doneLead' : isRecordedOtherwise(about) ? 'doneLeadOwned' : 'doneLeadReported')],
  particulars: recorded,
  fields: (about) => {
    const { words, standing } = about;
    const { say } = words;
    const patterns = patternsOf(about);
    const wantsSymbol = patterns !== undefined && patterns.length > 0;
    const symbol: Field = {
      name: 'symbol',
      kind: 'symbol',
      label: say('doneSymbol'),
      ...(wantsSymbol ? { hint: say('donePatterns', { patterns: patterns.join(', ') }) } : { optional: true }),
      ...(patterns?.length === 0 ? { hint: say('doneAny') } : {}),
    };
    return [
      { name: 'on', kind: 'date', label: say('doneOn'), value: standing.today, to: standing.today },
      symbol,
      { name: 'link', kind: 'link', label: say('doneLink'), optional: true },
      { name: 'date', kind: 'date', label: say('doneDate'), optional: true },
      { name: 'note', kind: 'text', label: say('doneNote'), optional: true },
    ];
  },
  trial: ({ key, person }) => ({ type: 'report-done', milestone: key, person: person.id, evidence: {} }),
  command: ({ key, person, standing }, given) => ({
    command: { type: 'report-done', milestone: key, person: person.id, evidence: evidenceIn(given) },
    ...(given['on'] === undefined || given['on'] === standing.today ? {} : { act: { effectiveOn: given['on'] } }),
  }),
  done: (about, _given, events) => {
    if (events.includes('milestone-completed')) return about.words.say('doneRecorded');
    return about.words.say(isRecordedOtherwise(about) ? 'doneReportedOwned' : 'doneReported');
  },
  before: 'doneBefore',
  places: {
    '/evidence': 'symbol',
    '/evidence/symbol': 'symbol',
    '/evidence/link': 'link',
    '/evidence/date': 'date',
    '/evidence/note': 'note',
    '/effectiveOn': 'on',
  },
};

/** Whether the reader's word is enough: it is theirs to say, and nothing stands in the way. Else the organisers confirm it. */
function completes(about: AboutMilestone): boolean {
  const { key, person, now, standing } = about;
  const { world } = standing;
  const { responsible } = definitionOf(world.template, key);
  const told = world.template.roles.some(({ id, reports }) => id === responsible && reports === true);
  const { capacity } = answererAs(world, key, person.id, now) ?? {};
  const acts = capacity === 'responsible' || capacity === 'deputy';
  return acts && !told && blockersOf(world, key).length === 0 && !isRecordedOtherwise(about);
}

const evidenceIn = ({ symbol, link, date, note }: Given) => ({
  ...(symbol === undefined ? {} : { symbol }),
  ...(link === undefined ? {} : { link }),
  ...(date === undefined ? {} : { date }),
  ...(note === undefined ? {} : { note }),
});

/** The symbols that prove it, as they look; none: any will do. Undefined: nothing needs to prove it. */
function patternsOf({ key, standing: { world, edition } }: AboutMilestone): string[] | undefined {
  return definitionOf(world.template, key).deliverable?.symbols.map((pattern) => inSight(pattern, edition));
}

/** A pattern as one would write the symbol: with the conference's number where it is known, and dots for what is not. */
const inSight = (pattern: string, { conference }: EditionState): string =>
  pattern.replaceAll('{c}', conference === undefined ? '…' : String(conference)).replaceAll(/\{\w+\}/g, '…');
