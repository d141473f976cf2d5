import type { Evidence } from '../../domain/edition/state.js';
import { entryBlock, type LetterWords } from './entry.js';
import type { ConcernLetter, LetterEntry, NamedMilestone, ToldConcern } from './letter.js';
import { text, type Block, type Matter } from './page.js';

/** What an organiser must see to. */
export function aboutConcern({ concern, edition, zone, at }: ConcernLetter, words: LetterWords): Matter {
  const of = { edition: edition.title };
  const entryOf = (entry: LetterEntry): Block =>
    entryBlock(entry, words, ({ dueOn }) =>
      dueOn === null ? undefined : words.say('dueOnIn', { date: words.date(dueOn), zone: words.zone(zone, at) }),
    );
  switch (concern.kind) {
    case 'vacant-role': {
      const roles = { count: concern.roles.length, roles: words.series(concern.roles) };
      return {
        what: words.say('vacantSubject', roles),
        blocks: [text(words.say('vacantText', { ...of, ...roles })), ...namedIn('vacantAbout', concern.about, words)],
        canBeAnswered: false,
      };
    }
    case 'undelivered':
      return {
        what: words.say('undeliveredSubject', { person: concern.person }),
        blocks: [
          text(words.say('undeliveredText', { ...of, person: concern.person })),
          ...namedIn('undeliveredAbout', concern.about, words),
          ...(concern.code === undefined ? [] : [text(words.say('undeliveredCode', { code: concern.code }))]),
        ],
        canBeAnswered: false,
      };
    case 'reported': {
      const { entry, person, evidence, links } = concern;
      return {
        what: words.say('reportedSubject', { milestone: entry.milestone, title: entry.title }),
        blocks: [
          text(reportedText(concern, of, words)),
          entryOf(entry),
          text(words.say('reportedBy', { person })),
          ...(evidence ? evidenceLines(evidence, words).map(text) : []),
          {
            kind: 'buttons',
            buttons: [
              ...(links.confirm === undefined ? [] : [{ label: words.say('confirm'), href: links.confirm }]),
              { label: words.say('reject'), href: links.reject },
            ],
          },
        ],
        canBeAnswered: true,
      };
    }
    case 'declined': {
      const { entry, person, note, to } = concern;
      return {
        what: words.say('declinedSubject', { milestone: entry.milestone, title: entry.title }),
        blocks: [
          text(words.say('declinedText', { ...of, person })),
          entryOf(entry),
          ...(note === '' ? [] : [text(words.say('note', { note }))]),
          ...(to === undefined ? [] : [text(words.say('handedTo', { person: to }))]),
        ],
        canBeAnswered: false,
      };
    }
    case 'report-rejected': {
      const { entry, reason, person } = concern;
      return {
        what: words.say('rejectedSubject', { milestone: entry.milestone, title: entry.title }),
        blocks: [
          text(words.say('rejectedText', of)),
          text(words.say('rejectedReason', { reason })),
          ...(person === undefined ? [] : [text(words.say('decidedBy', { person }))]),
          entryOf(entry),
        ],
        canBeAnswered: entry.answers !== undefined,
      };
    }
    case 'promise-replaced': {
      const { entry, promise, person } = concern;
      const told = { ...of, date: words.date(promise) };
      return {
        what: words.say('replacedSubject', { milestone: entry.milestone, title: entry.title }),
        blocks: [
          text(person === undefined ? words.say('replacedTextUnnamed', told) : words.say('replacedText', { ...told, person })),
          entryOf(entry),
        ],
        canBeAnswered: entry.answers !== undefined,
      };
    }
    case 'webhook-disabled': {
      const { host, cause, answer } = concern;
      return {
        what: words.say('webhookOffSubject'),
        blocks: [
          text(words.say('webhookOffText', { ...of, host, cause })),
          ...(answer === '' ? [] : [text(words.say('webhookOffAnswer', { answer }))]),
        ],
        canBeAnswered: false,
      };
    }
  }
}

type ToldReport = Extract<ToldConcern, { kind: 'reported' }>;

/** What is asked of who is told of a report: to confirm it, once it can be, or to have done what alone records it. */
function reportedText({ recording, links }: ToldReport, of: { edition: string }, words: LetterWords): string {
  if (!recording) return words.say(links.confirm === undefined ? 'reportedNotYetText' : 'reportedText', of);
  if (recording.by === 'decision') return words.say('reportedDecisionText', { ...of, decision: recording.decision });
  return words.say('reportedStepText', { ...of, stage: recording.stage, steps: words.series(recording.steps) });
}

/** How many milestones are named. */
const most = 10;

/** A line that names milestones; none where there are none. */
function namedIn(key: 'vacantAbout' | 'undeliveredAbout', about: readonly NamedMilestone[], words: LetterWords): Block[] {
  if (about.length === 0) return [];
  const named = about.slice(0, most).map(({ milestone, title }) => words.say('named', { milestone, title }));
  const more = about.length > most ? [words.say('more', { count: about.length - most })] : [];
  return [text(words.say(key, { what: words.series([...named, ...more]) }))];
}

/** Symbols, address and day in one line, the note in another. */
function evidenceLines({ symbol, also = [], link, date, note }: Evidence, words: LetterWords): string[] {
  const proofs = [symbol, ...also, link, date && words.date(date)].filter((proof): proof is string => proof !== undefined && proof !== '');
  return [
    ...(proofs.length > 0 ? [words.say('evidence', { what: words.series(proofs) })] : []),
    ...(note === undefined || note === '' ? [] : [words.say('note', { note })]),
  ];
}
