import type { Modality } from '../template/template.js';
import { dateInWords } from '../time/in-words.js';
import { daysBetween } from '../time/plain-date.js';
import type { CongressStanding, Difference, DifferenceCounts } from './difference.types.js';

/** The change in one to three sentences: what becomes of the congress, of the milestones, and what has to be seen to. */
export function headlineOf(congress: Difference['congress'], counts: DifferenceCounts): string {
  const sentences = [ofCongress(congress), ofTemplate(congress), ofMilestones(counts), ofTasks(counts)].filter(
    (sentence) => sentence !== undefined,
  );
  return sentences.length === 0 ? 'No milestone changes.' : sentences.join(' ');
}

function ofCongress({ from, to }: Difference['congress']): string | undefined {
  if (from.status !== to.status && to.status !== 'suspended' && to.status !== 'preparing') return `The congress is ${to.status}.`;
  const days = ofDates(from, to);
  if (days !== undefined) return `${days}${elsewhere(from, to)}.`;
  if (from.venue !== to.venue && to.venue !== undefined) return `The congress is to be held in ${to.venue}.`;
  if (from.modality !== to.modality && to.modality !== undefined) return `The congress is to be held ${modalityInWords[to.modality]}.`;
  if (from.placement !== to.placement) return `The high-level segment moves to the ${to.placement} of the congress.`;
  return undefined;
}

const ofTemplate = ({ from, to }: Difference['congress']): string | undefined =>
  from.templateVersion === to.templateVersion ? undefined : `Version ${to.templateVersion ?? ''} of the template holds from now on.`;

function ofDates({ present: was, suspended }: CongressStanding, { present, suspended: suspends }: CongressStanding): string | undefined {
  if (suspends && !suspended)
    return `The congress is postponed without a date${was ? `; it was to open on ${dateInWords(was.opening)}` : ''}`;
  if (!present || (was?.opening === present.opening && was.closing === present.closing)) return undefined;
  const opens = `The congress is to open on ${dateInWords(present.opening)}`;
  if (!was) return suspended ? `${opens}, having been postponed without a date` : opens;
  const days = daysBetween(was.opening, present.opening);
  if (days === 0) return `${opens} as before and to close on ${dateInWords(present.closing)} instead of ${dateInWords(was.closing)}`;
  return `${opens} instead of ${dateInWords(was.opening)}, ${Math.abs(days)} ${days === 1 || days === -1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`;
}

function elsewhere(from: CongressStanding, to: CongressStanding): string {
  const insteadOf = from.venue === undefined ? '' : ` instead of ${from.venue}`;
  const place = from.venue !== to.venue && to.venue !== undefined ? `, in ${to.venue}${insteadOf}` : '';
  const modality = from.modality !== to.modality && to.modality !== undefined ? `, to be held ${modalityInWords[to.modality]}` : '';
  return place + modality;
}

const modalityInWords: Record<Modality, string> = { 'in-person': 'in person', hybrid: 'in person and online', online: 'online' };

function ofMilestones({ byChange, keptPinned, keptDone }: DifferenceCounts): string | undefined {
  const parts = [
    some(byChange.moved, 'moves', 'move'),
    some(byChange.suspended, 'is suspended', 'are suspended'),
    some(byChange.resumed, 'is taken up again', 'are taken up again'),
    some(byChange.reopened, 'is due again', 'are due again'),
    some(byChange.new, 'is new', 'are new'),
    some(byChange.gone, 'falls away', 'fall away'),
    some(byChange.started, 'is begun', 'are begun'),
    some(byChange.done, 'is done by the decision', 'are done by the decision'),
    some(byChange.waived + byChange['not-recorded'], 'is closed without being done', 'are closed without being done'),
    some(byChange.restated, 'keeps its day on other grounds', 'keep their day on other grounds'),
    some(keptPinned, 'is pinned and stays', 'are pinned and stay'),
    some(keptDone, 'is closed and stays, though its rule gives another day', 'are closed and stay, though their rules give other days'),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `Of the milestones ${parts.join(', ')}.`;
}

function ofTasks({
  impossible,
  overdue,
  atRisk,
  decisions,
  mayFollow = 0,
  undecided = 0,
  rules,
  reminders,
  letters = 0,
}: DifferenceCounts): string | undefined {
  const parts = [
    some(impossible, 'date has passed already', 'dates have passed already'),
    some(overdue.new - impossible, 'milestone becomes overdue', 'milestones become overdue'),
    some(overdue.mended, 'milestone is overdue no more', 'milestones are overdue no more'),
    some(atRisk.new, 'milestone comes to be at risk', 'milestones come to be at risk'),
    some(decisions, 'session needs a decision', 'sessions need a decision'),
    some(mayFollow, 'session may follow', 'sessions may follow'),
    some(undecided, 'milestone stays open and is to be decided on', 'milestones stay open and are to be decided on'),
    some(rules.broken, 'rule is broken', 'rules are broken'),
    some(rules.mended, 'rule is kept again', 'rules are kept again'),
    some(reminders.withdrawn, 'reminder is withdrawn', 'reminders are withdrawn'),
    some(reminders.new - letters, 'reminder is new', 'reminders are new'),
    some(letters, 'letter tells of it', 'letters tell of it'),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `${parts.join(', ')}.`;
}

const some = (count: number, one: string, many: string): string | undefined =>
  count > 0 ? `${count} ${count === 1 ? one : many}` : undefined;
