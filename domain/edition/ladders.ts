import { own } from '../own.js';
import { refuse, type Refusal } from '../refusal.js';
import { ladderSchema } from '../template/schema.js';
import type { EditionCommand } from './commands.js';
import type { LadderScope } from './state.js';
import type { Turn } from './turn.js';

/**
 * Gives the edition, one of its stages or one of its milestones a ladder of its own, held to the same rules as those of a
 * template; or takes it back.
 */
export function setLadder(turn: Turn, { scope, ladder, reason }: Extract<EditionCommand, { type: 'set-ladder' }>): Refusal | undefined {
  const unknown = scopeFault(turn, scope);
  if (unknown) return unknown;
  if (reason.trim() === '') return refuse('reason-missing', 'Say why; the reason stays on record.', { pointer: '/reason' });
  const before = own(turn.edition.ladders, scope);
  if (ladder === null) {
    if (before) turn.emit({ type: 'ladder-set', scope, ladder, reason });
    else turn.advice.push(`${inWords(scope)} had no ladder of its own in this edition.`);
    return undefined;
  }
  const read = ladderSchema.safeParse(ladder);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => ({ ref: `/${['ladder', ...path].join('/')}`, says: message }));
    const [first] = faults;
    return refuse('ladder-invalid', `The ladder cannot be used: ${faults.map(({ ref, says }) => `${ref} ${says}`).join('; ')}.`, {
      facts: faults,
      ...(first ? { pointer: first.ref } : {}),
    });
  }
  turn.emit({ type: 'ladder-set', scope, ladder: read.data, reason });
  return undefined;
}

function scopeFault({ world, edition }: Turn, scope: LadderScope): Refusal | undefined {
  const [kind, id] = split(scope);
  const isKnown =
    (kind === 'edition' && id === undefined) ||
    (kind === 'stage' && world.template.stages.some((stage) => stage.id === id)) ||
    (kind === 'milestone' && id !== undefined && own(edition.milestones, id) !== undefined);
  if (isKnown) return undefined;
  const stages = world.template.stages.map((stage) => stage.id).join(', ');
  return refuse(
    'scope-unknown',
    `There is no "${scope}". A ladder is set for "edition", for a stage ("stage:…" with one of ${stages}) or for a milestone ("milestone:M11").`,
    { facts: [{ ref: scope, says: 'unknown' }], pointer: '/scope' },
  );
}

function inWords(scope: LadderScope): string {
  const [kind, id] = split(scope);
  return id === undefined ? 'The edition' : `The ${kind} ${id}`;
}

function split(scope: LadderScope): [kind: string, id: string | undefined] {
  const colon = scope.indexOf(':');
  return colon < 0 ? [scope, undefined] : [scope.slice(0, colon), scope.slice(colon + 1)];
}
