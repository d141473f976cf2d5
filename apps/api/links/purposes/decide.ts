import { definitionOf } from '../../../../domain/edition/milestones.js';
import { own } from '../../../../domain/own.js';
import { capacities, type Capacity } from '../../../../domain/template/template.js';
import { isPlainDate } from '../../../../domain/time/plain-date.js';
import type { PageKey } from '../../../../domain/words/pages/pages.js';
import type { Particular } from '../page.js';
import type { AboutMilestone } from '../situation.js';
import type { Purpose } from './purpose.js';

/** An organiser takes the word of someone that it is done. */
export const confirm: Purpose = {
  title: 'confirm',
  lead: ({ words }) => [words.say('confirmLead')],
  particulars: reported,
  fields: () => [],
  trial: ({ key }) => ({ type: 'confirm-report', milestone: key }),
  command: ({ key }) => ({ command: { type: 'confirm-report', milestone: key } }),
  done: ({ words }) => words.say('confirmDone'),
  before: 'confirmBefore',
  places: {},
};

/** An organiser does not. */
export const reject: Purpose = {
  title: 'reject',
  lead: ({ words }) => [words.say('rejectLead')],
  particulars: reported,
  fields: ({ words }) => [{ name: 'reason', kind: 'text', label: words.say('rejectReason') }],
  trial: ({ key }) => ({ type: 'reject-report', milestone: key, reason: '-' }),
  command: ({ key }, { reason = '' }) => ({ command: { type: 'reject-report', milestone: key, reason } }),
  done: ({ words }) => words.say('rejectDone'),
  before: 'rejectBefore',
  places: { '/reason': 'reason' },
};

/** What was reported: by whom, as what they are, never by name; when; with what to prove it. */
function reported(about: AboutMilestone): Particular[] {
  const { key, standing, words } = about;
  const { say } = words;
  const report = own(standing.edition.responses, key)?.reported;
  if (!report) return [];
  const { symbol, also = [], link, date, note } = report.evidence;
  const proofs = [symbol, ...also, link, date && words.date(date), note].flatMap((text) => (text ? [text] : []));
  return [
    { term: say('reportedBy'), values: [roleOf(about, report.by)] },
    { term: say('reportedOn'), values: [isPlainDate(report.on) ? words.date(report.on) : report.on] },
    ...(proofs.length > 0 ? [{ term: say('evidence'), values: proofs, quoted: true as const }] : []),
  ];
}

const asCapacity: Readonly<Record<Capacity, PageKey>> = {
  responsible: 'asResponsible',
  deputy: 'asDeputy',
  supervisor: 'asSupervisor',
  informed: 'asInformed',
};

function roleOf({ key, standing: { world, edition }, words, names }: AboutMilestone, person: string): string {
  const role = definitionOf(world.template, key).responsible;
  const capacity = capacities.find((c) => own(edition.roles, role)?.[c].includes(person));
  return words.say(capacity === undefined ? 'asFormer' : asCapacity[capacity], { role: names.role(role) });
}
