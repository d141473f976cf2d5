import type { LetterKey } from '../../domain/words/letters/letters.js';
import type { Words } from '../../domain/words/words.js';
import type { Answers, LetterEntry } from './letter.js';
import type { Block, Link } from './page.js';

export type LetterWords = Words<LetterKey>;

/** "due in 7 days", "3 days overdue", "done". */
export function stateOf({ status, days }: LetterEntry, words: LetterWords): string {
  const isOpen = status === 'planned' || status === 'in-progress';
  if (!isOpen || days === null) return words.say('state', { status: isOpen ? 'undated' : status });
  return days < 0 ? words.say('overdue', { days: -days }) : words.say('due', { days });
}

/** "M17 Discussion guide: due in 7 days". */
export const statement = (entry: LetterEntry, words: LetterWords): string =>
  words.say('statement', { milestone: entry.milestone, title: entry.title, state: stateOf(entry, words) });

/**
 * An entry with what its reader has to know and can answer.
 *
 * @param due how its date is said
 */
export function entryBlock(entry: LetterEntry, words: LetterWords, due: (entry: LetterEntry) => string | undefined): Block {
  const { deliverable, waitsFor, movedFrom, promised, days, answers } = entry;
  const lines = [
    due(entry),
    movedFrom && words.say('movedFrom', { date: words.date(movedFrom) }),
    promised && words.say('promiseBroken', { date: words.date(promised) }),
    deliverable && words.say('deliverable', { title: deliverable }),
    waitsFor.length > 0 ? words.say('waitsFor', { what: words.list(waitsFor) }) : undefined,
  ];
  return {
    kind: 'entry',
    title: statement(entry, words),
    link: entry.link,
    mood: days !== null && days < 0 ? 'late' : entry.isSoon ? 'soon' : 'calm',
    lines: lines.filter((line): line is string => line !== undefined),
    buttons: answers ? answerButtons(answers, words) : [],
  };
}

const answerButtons = ({ acknowledge, snooze, done, notMine }: Answers, words: LetterWords): Link[] => [
  { label: words.say('acknowledge'), href: acknowledge },
  { label: words.say('snooze'), href: snooze },
  { label: words.say('done'), href: done },
  { label: words.say('notMine'), href: notMine },
];

/** Whether any of them can be answered by a link. */
export const areAnswerable = (entries: LetterEntry[]): boolean => entries.some(({ answers }) => answers !== undefined);
