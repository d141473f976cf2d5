import { recordingNames, recordingOf, type Recording } from '../../domain/edition/recording.js';
import { own } from '../../domain/own.js';
import { assertUnreachable } from '../../domain/refusal.js';
import { stepCatalogues } from '../../domain/words/steps/steps.js';
import { wordsFrom } from '../../domain/words/words.js';
import type { ConcernLetter, Head, NamedMilestone, ToldConcern, ToldRecording } from '../mail/letter.js';
import { entryOf } from './entries.js';
import type { Place } from './place.js';

/** What an organiser must see to. */
export async function concernLetter(place: Place, head: Head): Promise<ConcernLetter> {
  return { ...head, kind: 'concern', concern: await told(place) };
}

async function told(place: Place): Promise<ToldConcern> {
  const { world, edition, notice, names } = place;
  const { concern } = notice;
  switch (concern?.kind) {
    case undefined:
      throw new Error(`The notice ${notice.key} is about no concern.`);
    case 'vacant-role':
      return { kind: 'vacant-role', roles: [concern.role, ...(concern.others ?? [])].map(names.role), about: milestonesOf(place) };
    case 'undelivered': {
      const code = codeIn(concern.answer);
      return {
        kind: 'undelivered',
        person: await nameOf(place, concern.recipient),
        about: milestonesOf(place),
        ...(code === undefined ? {} : { code }),
      };
    }
    case 'reported': {
      const { milestone } = concern;
      const evidence = edition.responses[milestone]?.reported?.evidence;
      const about = { milestone, revision: edition.milestones[milestone]?.revision ?? 0 };
      const recording = recordingOf(world.template, milestone);
      const entry = await entryOf(place, milestone);
      const canBeConfirmed = !recording && entry.waitsFor.named.length === 0;
      return {
        kind: 'reported',
        entry,
        person: await nameOf(place, concern.by),
        ...(evidence ? { evidence } : {}),
        ...(recording ? { recording: named(recording, place) } : {}),
        links: { reject: await place.link('reject', about), ...(canBeConfirmed ? { confirm: await place.link('confirm', about) } : {}) },
      };
    }
    case 'report-rejected': {
      const { milestone, by, reason } = concern;
      const person = await place.nameOf(by);
      return { kind: 'report-rejected', entry: await entryOf(place, milestone), reason, ...(person === undefined ? {} : { person }) };
    }
    case 'promise-replaced': {
      const { milestone, by, promise } = concern;
      const person = await place.nameOf(by);
      return { kind: 'promise-replaced', entry: await entryOf(place, milestone), promise, ...(person === undefined ? {} : { person }) };
    }
    case 'declined': {
      const { milestone, by, note } = concern;
      const to = edition.responses[milestone]?.declined[by]?.to;
      return {
        kind: 'declined',
        entry: await entryOf(place, milestone),
        person: await nameOf(place, by),
        note,
        ...(to === undefined ? {} : { to: await nameOf(place, to) }),
      };
    }
    case 'webhook-disabled': {
      const { kind, host, cause, answer } = concern;
      return { kind, host, cause, answer };
    }
    default:
      return assertUnreachable(concern);
  }
}

function named(recording: Recording, { names, language, sources }: Place): ToldRecording {
  if (recording.by === 'decision') return recording;
  return { by: 'step', ...recordingNames(recording, names, wordsFrom(stepCatalogues, language, sources.missing)) };
}

/** The milestones that a notice names and that still occur. */
const milestonesOf = ({ edition, notice, names }: Place): NamedMilestone[] =>
  [...new Set(notice.about.map(({ milestone }) => milestone))]
    .filter((key) => own(edition.milestones, key) !== undefined)
    .map((milestone) => ({ milestone, title: names.milestone(milestone) }));

/** Somebody's name; where the directory has none, or the reader may not know it, the id. */
const nameOf = async (place: Place, person: string): Promise<string> => {
  const name = await place.nameOf(person);
  return name === undefined || name === '' ? person : name;
};

/** "550 5.1.1": all that is told of a server's answer, which may name others and what they run. */
const codeIn = (answer: string): string | undefined =>
  /(?<![\d.])[45]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3})?(?![\d.])/.exec(answer)?.[0].replace('-', ' ');
