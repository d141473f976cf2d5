import type { LetterKey } from '../../domain/words/letters/letters.js';
import { areAnswerable, entryBlock, isOpen, type LetterWords } from './entry.js';
import type { Digest, DigestEdition, LetterEntry } from './letter.js';
import { isForInformation } from './why.js';
import { heading, link, text, type Block, type Matter } from './page.js';

/** What is said of an entry in the subject: the most pressing thing. In this order. */
const counts = [
  ['countOverdue', (e) => isOpen(e) && e.days !== null && e.days < 0],
  ['countDueSoon', (e) => isOpen(e) && e.isSoon],
  ['countBlocked', (e) => isOpen(e) && e.waitsFor.named.length > 0],
  ['countChanged', (e) => !isOpen(e) || e.moved !== undefined || e.days === null],
  ['countComing', () => true],
] as const satisfies readonly [LetterKey, (entry: LetterEntry) => boolean][];

/** Everything that is due, overdue, blocked or changed of a reader's milestones, by edition and stage. */
export function aboutDigest(letter: Digest, words: LetterWords): Matter {
  const { editions, at, reader } = letter;
  const entries = editions.flatMap(({ stages }) => stages.flatMap((stage) => stage.entries));
  return {
    what: words.say('digestSubject', { date: words.dateOf(at, reader.zone), counts: words.series(counted(entries, words)) }),
    blocks: [
      text(words.say(isForInformation(letter) ? 'digestOpeningInformed' : 'digestOpening')),
      ...editions.flatMap((edition) => editionBlocks(edition, at, words)),
    ],
    canBeAnswered: areAnswerable(entries),
  };
}

/** Each entry counts once. */
function counted(entries: LetterEntry[], words: LetterWords): string[] {
  const keys = entries.map((entry) => counts.find(([, holds]) => holds(entry))?.[0]);
  return counts.flatMap(([key]) => {
    const count = keys.filter((each) => each === key).length;
    return count > 0 ? [words.say(key, { count })] : [];
  });
}

function editionBlocks({ title, zone, progress, stages, unreachable }: DigestEdition, at: string, words: LetterWords): Block[] {
  return [
    heading(1, title),
    text(words.say('digestZone', { zone: words.zone(zone, at) })),
    ...(unreachable.length > 0 ? [text(words.say('unreachable', { people: words.series(unreachable) }))] : []),
    ...stages.flatMap((stage): Block[] => [
      heading(2, stage.title),
      ...stage.entries.map((entry) =>
        entryBlock(entry, words, ({ dueOn }) => (dueOn === null ? undefined : words.say('dueOn', { date: words.date(dueOn) }))),
      ),
    ]),
    link(words.say('progressLink'), progress),
  ];
}
