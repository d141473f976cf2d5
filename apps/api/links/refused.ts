import { own } from '../../../domain/own.js';
import type { Refusal, RefusalCode } from '../../../domain/refusal.js';
import type { PageKey } from '../../../domain/words/pages/pages.js';
import type { Faults } from './form.js';
import type { Told } from './page.js';
import type { Purpose } from './purposes/purpose.js';
import { restsOn } from './rests-on.js';
import type { AboutMilestone } from './situation.js';

/** Refusals that no other answer would change: there is nothing to be filled in any more. */
const lasting: Partial<Record<RefusalCode, PageKey>> = {
  'edition-unknown': 'staleGone',
  'edition-archived': 'staleArchived',
  'edition-suspended': 'staleSuspended',
  'milestone-unknown': 'staleGone',
  'milestone-suspended': 'staleSuspended',
  'milestone-owned-by-stage': 'refusedOwned',
  'prerequisites-open': 'refusedPrerequisites',
  'external-open': 'refusedExternal',
  'not-a-reader': 'staleReader',
  'snoozes-used-up': 'staleSnoozes',
  'promises-used-up': 'stalePromises',
  'nothing-reported': 'staleUnreported',
};

/** Refusals of what was filled in. */
const passing: Partial<Record<RefusalCode, PageKey>> = {
  'deliverable-missing': 'refusedDeliverable',
  'symbol-malformed': 'refusedSymbol',
  'effective-in-future': 'refusedDay',
  'effective-malformed': 'refusedDay',
  'promise-invalid': 'refusedAhead',
  'snooze-invalid': 'refusedAhead',
  'reason-missing': 'faultMissing',
};

/** Why a link leads to nothing. */
export interface LastingRefusal {
  told: Told;
  /** What it is called where it leads to nothing yet; undefined: it does not any more. */
  heading?: string;
}

/** Why a link leads to nothing any more, or not yet, in the reader's words; undefined: another answer may be taken. */
export function lastingRefusal(about: AboutMilestone, purpose: Purpose, refusal: Refusal): LastingRefusal | undefined {
  const told = toldOf(about, purpose, refusal);
  const heading = notYet(about, refusal);
  return told && { told, ...(heading === undefined ? {} : { heading }) };
}

/** What must come first where something can be done only later. */
function notYet({ words }: AboutMilestone, { code, facts }: Refusal): string | undefined {
  if (code === 'external-open') return words.say('notYetExternalTitle');
  return code === 'prerequisites-open' ? words.say('notYetTitle', { what: words.series(facts.map(({ ref }) => ref)) }) : undefined;
}

function toldOf(about: AboutMilestone, purpose: Purpose, refusal: Refusal): Told | undefined {
  const { milestone, words } = about;
  const { code, pointer } = refusal;
  if (code === 'milestone-not-open') return told(words.say(milestone.status === 'waived' ? 'staleWaived' : 'staleDone'));
  const canAnswerOtherwise = purpose.fields(about).length > 0;
  if (canAnswerOtherwise && pointer === '/effectiveOn') return undefined;
  const theirs = purpose.lasting?.[code];
  if (theirs) return told(words.say(theirs), inFull(about, refusal));
  const key = lasting[code] ?? (canAnswerOtherwise ? undefined : (passing[code] ?? 'refusedOther'));
  return key && told(words.say(key), key.startsWith('refused') ? inFull(about, refusal) : {});
}

const told = (text: string, more: Partial<Told> = {}): Told => ({ text, kind: 'note', ...more });

/** Besides the gist of a refusal: what it is about by its name, and the core's own words. */
function inFull(about: AboutMilestone, refusal: Refusal): Partial<Told> {
  const also = restsOn(about, refusal);
  return { ...(also === undefined ? {} : { also }), english: refusal.reason };
}

/** What is wrong with what was filled in: at its field where the core names one that the form has. */
export function refusedAnswer(about: AboutMilestone, { places }: Purpose, refusal: Refusal): { told: Told; faults: Faults } {
  const { words } = about;
  const { code, pointer } = refusal;
  const gist = words.say(pointer === '/effectiveOn' ? 'refusedDay' : (passing[code] ?? 'refusedOther'));
  const field = pointer === undefined ? undefined : own(places, pointer);
  return {
    told: { text: field === undefined ? gist : words.say('faults'), kind: 'wrong', ...inFull(about, refusal) },
    faults: field === undefined ? {} : { [field]: gist },
  };
}
