import type { LetterKey } from '../../domain/words/letters/letters.js';
import type { Tone } from '../../domain/template/template.js';
import type { Words } from '../../domain/words/words.js';
import type { Answers, LetterEntry, MoveReason } from './letter.js';
import type { Block, Link, Mood } from './page.js';

export type LetterWords = Words<LetterKey>;

export const isOpen = ({ status }: Pick<LetterEntry, 'status'>): boolean => status === 'planned' || status === 'in-progress';

type Standing = Pick<LetterEntry, 'status' | 'days' | 'isSoon'>;

/** "due in 7 days", "3 days overdue", "done". */
export function stateOf(entry: Standing, words: LetterWords): string {
  const { status, days } = entry;
  if (!isOpen(entry) || days === null) return words.say('state', { status: isOpen(entry) ? 'undated' : status });
  return days < 0 ? words.say('overdue', { days: -days }) : words.say('due', { days });
}

/** "M17 Discussion guide: due in 7 days". */
export const statement = (entry: Standing & Pick<LetterEntry, 'milestone' | 'title'>, words: LetterWords): string =>
  words.say('statement', { milestone: entry.milestone, title: entry.title, state: stateOf(entry, words) });

const headlines = { notice: 'headline', urgent: 'headlineUrgent', escalation: 'headlineEscalation' } as const satisfies Record<
  Tone,
  LetterKey
>;

/** "M17: due in 7 days – Discussion guide": for subjects, of which a mail program may show no more than the beginning. */
export const headline = (entry: LetterEntry, tone: Tone, words: LetterWords): string =>
  words.say(headlines[tone], { milestone: entry.milestone, title: entry.title, state: stateOf(entry, words) });

/**
 * An entry with what its reader has to know and can answer.
 *
 * @param due how its date is said
 */
export function entryBlock(entry: LetterEntry, words: LetterWords, due: (entry: LetterEntry) => string | undefined): Block {
  const { deliverable, promised, session, suspended, answers } = entry;
  const lines = [
    isOpen(entry) ? due(entry) : undefined,
    ...moved(entry, words),
    suspended && words.say('suspendedBy', knownBasis(suspended)),
    ...(session ? beforeSession(session, words) : []),
    promised && words.say('promiseBroken', { date: words.date(promised) }),
    deliverable && words.say('deliverable', { title: deliverable }),
    waiting(entry, words),
  ];
  return {
    kind: 'entry',
    title: statement(entry, words),
    link: entry.link,
    mood: moodOf(entry),
    lines: lines.filter((line): line is string => line !== undefined),
    buttons: answers ? answerButtons(answers, words) : [],
  };
}

/** What a session asks for by now, and why of whom it is not to act. */
function beforeSession({ title, weeks, step, role }: NonNullable<LetterEntry['session']>, words: LetterWords): string[] {
  return [
    step === undefined
      ? words.say('askedForSession', { weeks, session: title })
      : words.say('stepBeforeSession', { weeks, session: title, step }),
    ...(role === undefined ? [] : [words.say('withAnotherRole', { role })]),
  ];
}

/** From which date it has moved, to which, and why. */
function moved({ moved: move, dueOn }: LetterEntry, words: LetterWords): string[] {
  if (!move) return [];
  const from = words.date(move.from);
  if (dueOn === null) return [words.say('wasDue', { date: from })];
  return [words.say('movedFrom', { from, to: words.date(dueOn) }), ...(move.why ? [reasonOf(move.why, words)] : [])];
}

function reasonOf(why: MoveReason, words: LetterWords): string {
  switch (why.kind) {
    case 'pinned':
      return words.say('reason', { reason: why.reason });
    case 'postponed':
      return words.say('movedPostponed', knownBasis(why));
    case 'opening':
      return words.say('movedOpening', { date: words.date(why.on) });
    case 'closing':
      return words.say('movedClosing', { date: words.date(why.on) });
    case 'session':
      return words.say('movedSession', { session: why.title });
    case 'milestone':
      return words.say('movedMilestone', { milestone: why.milestone, title: why.title });
  }
}

const knownBasis = ({ basis }: { basis?: string }): { known: string; basis: string } => ({
  known: basis === undefined ? 'no' : 'yes',
  basis: basis ?? '',
});

export function moodOf(entry: Standing): Mood {
  if (!isOpen(entry) || entry.days === null) return 'calm';
  return entry.days < 0 ? 'late' : entry.isSoon ? 'soon' : 'calm';
}

function waiting({ waitsFor: { named, more } }: LetterEntry, words: LetterWords): string | undefined {
  if (named.length === 0) return undefined;
  const what = named.map(({ milestone, title, begun }) => {
    const name = milestone === undefined ? title : words.say('named', { milestone, title });
    return begun ? words.say('mustHaveStarted', { what: name }) : name;
  });
  return words.say('waitsFor', { what: words.series([...what, ...(more > 0 ? [words.say('more', { count: more })] : [])]) });
}

const answerButtons = ({ acknowledge, snooze, done, notMine }: Answers, words: LetterWords): Link[] => [
  { label: words.say('acknowledge'), href: acknowledge },
  { label: words.say('snooze'), href: snooze },
  { label: words.say('done'), href: done },
  { label: words.say('notMine'), href: notMine },
];

/** Whether any of them can be answered by a link. */
export const areAnswerable = (entries: LetterEntry[]): boolean => entries.some(({ answers }) => answers !== undefined);
