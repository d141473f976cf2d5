import type { Period } from '../../domain/plan/plan.types.js';
import { isOpen, moodOf, statement, type LetterWords } from './entry.js';
import type { DecidedEntry, DecisionLetter } from './letter.js';
import { text, type Block, type Matter } from './page.js';
import { isForInformation } from './why.js';

/** What was decided on the congress, on what basis, and what becomes of its reader's milestones. */
export function aboutDecision(letter: DecisionLetter, words: LetterWords): Matter {
  const { decision, edition, entries, zone, at } = letter;
  const { kind, basis, from, to, venue, modality, person } = decision;
  const news = newsOf(decision);
  const daysOf = ({ opening, closing }: Period) => ({ opening: words.date(opening), closing: words.date(closing) });
  const isAsked = kind !== 'dates' || (entries.length > 0 && !isForInformation(letter));
  return {
    what: words.say('decisionSubject', { kind: news, ...(to ? daysOf(to) : { opening: '', closing: '' }) }),
    blocks: [
      words.say('decisionText', { kind: news, edition: edition.title }),
      basis === undefined ? undefined : words.say('decisionBasis', { basis }),
      person === undefined ? undefined : words.say('decisionRecordedBy', { person }),
      to && words.say('decisionDates', { kind: news, ...daysOf(to) }),
      from && news === kind ? words.say('decisionFormer', daysOf(from)) : undefined,
      venue === undefined ? undefined : words.say('decisionVenue', { venue }),
      modality === undefined ? undefined : words.say('decisionModality', { modality }),
      isAsked ? words.say('decisionNext', { kind: news }) : undefined,
      entries.length === 0 ? undefined : words.say('digestZone', { zone: words.zone(zone, at) }),
      words.say('decisionEntries', { count: entries.length }),
    ]
      .filter((line) => line !== undefined)
      .map(text)
      .concat(entries.map((entry) => blockOf(entry, words))),
    canBeAnswered: false,
  };
}

/** Dates that stay are no news: what is, is where the congress is held (`elsewhere`), or how (`otherwise`). */
function newsOf({ kind, from, to, venue, modality }: DecisionLetter['decision']): string {
  if (kind !== 'dates' || from?.opening !== to?.opening || from?.closing !== to?.closing) return kind;
  return venue !== undefined ? 'elsewhere' : modality !== undefined ? 'otherwise' : 'kept';
}

function blockOf(entry: DecidedEntry, words: LetterWords): Block {
  return {
    kind: 'entry',
    title: statement(entry, words),
    link: entry.link,
    mood: moodOf(entry),
    lines: linesOf(entry, words),
    buttons: [],
  };
}

/** Its former date and the new one; of what is not to be done, or has no date, the former one. */
function linesOf(entry: DecidedEntry, words: LetterWords): string[] {
  const { status, dueOn, from, again } = entry;
  const former = from ?? dueOn;
  if (status === 'waived') return former === null ? [] : [words.say('noLonger', { date: words.date(former) })];
  if (dueOn === null || status === 'suspended') return former === null ? [] : [words.say('wasDue', { date: words.date(former) })];
  if (!isOpen(entry)) return [];
  const date = words.date(dueOn);
  if (again) return [words.say('dueAgain', { date })];
  return [from === undefined ? words.say('dueOn', { date }) : words.say('movedFrom', { from: words.date(from), to: date })];
}
