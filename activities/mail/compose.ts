import { letterCatalogues } from '../../domain/words/letters/letters.js';
import { wordsFrom, type OnMissing } from '../../domain/words/words.js';
import { asHtml } from './as-html.js';
import { asText } from './as-text.js';
import { aboutConcern } from './concern.js';
import { aboutDecision } from './decision.js';
import { aboutDigest } from './digest.js';
import { areAnswerable, entryBlock, headline, type LetterWords } from './entry.js';
import type { CatchUp, Letter, LetterEntry, Reminder, SessionFollowUp } from './letter.js';
import { oneLine } from './one-line.js';
import { isForInformation, whyInWords } from './why.js';
import { heading, link, text, type Block, type Matter, type Page } from './page.js';

export interface Composed {
  subject: string;
  text: string;
  html: string;
}

/** Puts a letter into its reader's language, as plain text and as simple HTML that say the same. */
export function compose(letter: Letter, onMissing?: OnMissing): Composed {
  const page = pageOf(letter, wordsFrom(letterCatalogues, letter.reader.language, onMissing));
  return { subject: page.subject, text: asText(page), html: asHtml(page) };
}

function pageOf(letter: Letter, words: LetterWords): Page {
  const { what, blocks, canBeAnswered } = matterOf(letter, words);
  const also = (letter.also ?? []).map((other) => ({ other, matter: matterOf(other, words) }));
  const ofSame = also.filter(({ other }) => other.edition.id === letter.edition.id).map(({ matter }) => matter.what);
  return {
    subject: oneLine(subjectOf(letter, ofSame.length === 0 ? what : words.series([what, ...ofSame]), words)),
    language: words.language,
    direction: words.direction,
    blocks: [
      text(words.say('greeting', { name: letter.reader.name })),
      ...blocks,
      ...also.flatMap(({ other, matter }) => besides(letter, other, matter, words)),
      ...(canBeAnswered || also.some(({ matter }) => matter.canBeAnswered) ? [text(words.say('answering'))] : []),
      ...(letter.kind === 'digest' ? [] : [link(words.say('progressLink'), letter.links.progress)]),
    ],
    foot: footOf(letter, words),
  };
}

/** What is told in the same message under a heading of its own, with why it is told. */
const besides = ({ edition }: Letter, other: Letter, { what, blocks }: Matter, words: LetterWords): Block[] => [
  heading(1, other.edition.id === edition.id ? what : words.say('subject', { edition: other.edition.short, what })),
  ...blocks,
  ...(other.edition.id === edition.id ? [] : [link(words.say('progressLink'), other.links.progress)]),
  ...whyInWords(other.why, words).map(text),
  link(words.say('whyLink'), other.links.why),
];

/** What it is about first, for a mail program may show no more; of which edition last. A digest may be of several, which stand in it as headings. */
function subjectOf(letter: Letter, what: string, words: LetterWords): string {
  const editions = letter.kind === 'digest' ? letter.editions : [letter.edition];
  if (editions.length !== 1) return what;
  const shorts = [...new Set([...editions, ...(letter.also ?? []).map(({ edition }) => edition)].map(({ short }) => short))];
  return words.say('subject', { edition: shorts.length === 1 ? (shorts[0] ?? '') : words.series(shorts), what });
}

function matterOf(letter: Letter, words: LetterWords): Matter {
  switch (letter.kind) {
    case 'reminder':
      return aboutReminder(letter, words);
    case 'catch-up':
      return aboutCatchUp(letter, words);
    case 'digest':
      return aboutDigest(letter, words);
    case 'session':
      return aboutSession(letter, words);
    case 'concern':
      return aboutConcern(letter, words);
    case 'decision':
      return aboutDecision(letter, words);
  }
}

const openings = { notice: 'reminderNotice', urgent: 'reminderUrgent', escalation: 'reminderEscalation' } as const;

function aboutReminder(letter: Reminder, words: LetterWords): Matter {
  const { tone, edition, entry, zone, at, calendar } = letter;
  const informed = isForInformation(letter);
  return {
    what: headline(entry, informed ? 'notice' : tone, words),
    blocks: [
      text(words.say(informed ? 'reminderInformed' : openings[tone], { edition: edition.title })),
      entryBlock(entry, words, dueIn(words, words.zone(zone, at))),
      ...(calendar === undefined ? [] : [text(words.say('inCalendar'))]),
    ],
    canBeAnswered: entry.answers !== undefined,
  };
}

function aboutCatchUp(letter: CatchUp, words: LetterWords): Matter {
  const { edition, entries, zone, at } = letter;
  const informed = isForInformation(letter);
  const overdue = entries.filter(({ days }) => days !== null && days < 0).length;
  const counted = [
    words.say(informed ? 'catchUpSubjectInformed' : 'catchUpSubject', { count: entries.length }),
    ...(overdue > 0 ? [words.say('countOverdue', { count: overdue })] : []),
  ];
  return {
    what: words.series(counted),
    blocks: [
      text(words.say(informed ? 'catchUpInformed' : 'catchUp', { count: entries.length, edition: edition.title })),
      ...entries.map((entry) => entryBlock(entry, words, dueIn(words, words.zone(zone, at)))),
    ],
    canBeAnswered: areAnswerable(entries),
  };
}

const dueIn =
  (words: LetterWords, zone: string) =>
  ({ dueOn }: LetterEntry): string | undefined =>
    dueOn === null ? undefined : words.say('dueOnIn', { date: words.date(dueOn), zone });

function aboutSession({ session, zone, at }: SessionFollowUp, words: LetterWords): Matter {
  const { title, start, end, days, isExpected, steps, entries } = session;
  const named = { session: title };
  const dates = { ...named, start: words.date(start), end: words.date(end) };
  return {
    what: days < 0 ? words.say('sessionBegun', named) : words.say('sessionSubject', { ...named, days }),
    blocks: [
      text(words.say(isExpected ? 'sessionExpected' : 'sessionMeets', dates)),
      text(words.say('sessionReceives')),
      {
        kind: 'list',
        items: steps.map((step, n) => ({
          text: words.say('sessionStep', { weeks: step.weeks, date: words.date(step.on), step: step.title }),
          isFirst: n === 0,
        })),
      },
      ...(entries.length > 0 ? [text(words.say('sessionOpen'))] : []),
      ...entries.map((entry) => entryBlock(entry, words, dueIn(words, words.zone(zone, at)))),
    ],
    canBeAnswered: areAnswerable(entries),
  };
}

function footOf({ why, links, expires, reader }: Letter, words: LetterWords): Block[] {
  return [
    ...whyInWords(why, words).map(text),
    link(words.say('whyLink'), links.why),
    ...(links.unsubscribe === undefined ? [] : [link(words.say('unsubscribe'), links.unsubscribe)]),
    text(words.say('closing', { date: words.instant(expires, reader.zone) })),
  ];
}
