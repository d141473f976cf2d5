import { own } from '../../../../domain/own.js';
import { isPlainDate } from '../../../../domain/time/plain-date.js';
import type { Particular } from '../page.js';
import { roleOf } from '../people.js';
import type { AboutMilestone } from '../situation.js';
import type { Purpose } from './purpose.js';
import { recorded } from './recorded.js';

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
  lasting: {
    'milestone-owned-by-stage': 'confirmOwned',
    'prerequisites-open': 'confirmPrerequisites',
    'external-open': 'confirmExternal',
  },
  places: {},
};

/** An organiser does not. */
export const reject: Purpose = {
  title: 'reject',
  lead: ({ words }) => [words.say('rejectLead'), words.say('rejectTold')],
  particulars: reported,
  fields: ({ words }) => [{ name: 'reason', kind: 'text', label: words.say('rejectReason') }],
  trial: ({ key }) => ({ type: 'reject-report', milestone: key, reason: '-' }),
  command: ({ key }, { reason = '' }) => ({ command: { type: 'reject-report', milestone: key, reason } }),
  done: ({ words }) => words.say('rejectDone'),
  before: 'rejectBefore',
  places: { '/reason': 'reason' },
};

/** What was reported: by whom, when, with what to prove it; and with what it is recorded, where that is something else. */
function reported(about: AboutMilestone): Particular[] {
  const { key, standing, words } = about;
  const { say } = words;
  const report = own(standing.edition.responses, key)?.reported;
  if (!report) return [];
  const { symbol, also = [], link, date, note } = report.evidence;
  const proofs = [symbol, ...also, link, date && words.date(date), note].flatMap((text) => (text ? [text] : []));
  return [
    { term: say('reportedBy'), values: [about.people.get(report.by), roleOf(about, report.by)].flatMap((who) => who ?? []), quoted: true },
    { term: say('reportedOn'), values: [isPlainDate(report.on) ? words.date(report.on) : report.on] },
    ...(proofs.length > 0 ? [{ term: say('evidence'), values: proofs, quoted: true as const }] : []),
    ...recorded(about),
  ];
}
