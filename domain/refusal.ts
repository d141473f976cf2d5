/**
 * What the core answers when it says no. Refusals are values: they are stored with the command they answer and are
 * repeated word for word when that command is repeated.
 */

/** How a refusal is to be understood by whoever translates it (an HTTP status, an exit code). */
export type RefusalKind = 'conflict' | 'forbidden' | 'invalid' | 'not-found' | 'stale' | 'reused';

/** Every code there is, with its kind. Nothing outside this table is ever refused with. */
export const refusalKinds = {
  // the edition
  'edition-unknown': 'not-found',
  'edition-exists': 'conflict',
  'edition-archived': 'conflict',
  'edition-suspended': 'conflict',
  'edition-not-suspended': 'conflict',
  'edition-cancelled': 'conflict',
  'congress-held': 'conflict',
  'postponement-not-announced': 'conflict',
  'postponement-open': 'conflict',
  'template-unknown': 'not-found',
  'template-not-newer': 'conflict',
  'template-unfit': 'conflict',
  'templates-differ': 'conflict',
  'dates-invalid': 'invalid',
  'dates-already-decided': 'conflict',
  'duration-exceeded': 'conflict',
  'zone-unknown': 'invalid',
  'person-unknown': 'not-found',
  'role-unknown': 'not-found',
  'ladder-invalid': 'invalid',
  'scope-unknown': 'not-found',
  'session-unknown': 'not-found',
  'session-passed': 'conflict',
  'external-unknown': 'not-found',
  'simulation-applied': 'conflict',
  'hypothesis-contradictory': 'invalid',
  'hypothesis-circular': 'invalid',
  'changes-missing': 'invalid',
  'basis-missing': 'invalid',
  'role-required': 'forbidden',
  // milestones
  'milestone-unknown': 'not-found',
  'milestone-suspended': 'conflict',
  'milestone-not-open': 'conflict',
  'milestone-not-closed': 'conflict',
  'milestone-owned-by-stage': 'conflict',
  'prerequisites-open': 'conflict',
  'external-open': 'conflict',
  'deliverable-missing': 'invalid',
  'symbol-malformed': 'invalid',
  'effective-in-future': 'invalid',
  'effective-malformed': 'invalid',
  'reason-missing': 'invalid',
  'not-pinned': 'conflict',
  'not-a-reader': 'conflict',
  'promise-invalid': 'invalid',
  'snooze-invalid': 'invalid',
  'snoozes-used-up': 'conflict',
  'promises-used-up': 'conflict',
  'nothing-reported': 'conflict',
  'handover-invalid': 'invalid',
  'not-retargetable': 'conflict',
  // stages
  'stage-unknown': 'not-found',
  'stage-not-started': 'conflict',
  'stage-ended': 'conflict',
  'step-unknown': 'not-found',
  'step-malformed': 'invalid',
  'step-done': 'conflict',
  'step-too-early': 'conflict',
  'step-rule': 'conflict',
  'meeting-unknown': 'not-found',
  'meetings-invalid': 'invalid',
  'meeting-held': 'conflict',
  'segment-held': 'conflict',
  // the conversation itself
  'version-stale': 'stale',
  'key-reused': 'reused',
} as const satisfies Record<string, RefusalKind>;

export type RefusalCode = keyof typeof refusalKinds;

/** One thing that stands behind a refusal, for a machine (`ref`) and for a person (`says`). */
export interface BlockingFact {
  /** Key of what blocks: a milestone (`M17`, `M22.africa`), a step (`elect-officers`), a session (`commission-31`), a requirement (`R041`). */
  ref: string;
  /** One sentence in plain words. */
  says: string;
}

/** A "no" with a reason that a person can act on and the facts behind it. */
export interface Refusal {
  code: RefusalCode;
  /** One or two sentences: what is wrong and what to do. */
  reason: string;
  facts: BlockingFact[];
  /** JSON pointer into the command, where one field is at fault (`/evidence/symbol`). */
  pointer?: string;
}

/** Makes a refusal; the short way to write one. */
export function refuse(code: RefusalCode, reason: string, more: { facts?: BlockingFact[]; pointer?: string } = {}): Refusal {
  return { code, reason, facts: more.facts ?? [], ...(more.pointer === undefined ? {} : { pointer: more.pointer }) };
}

/** Compile-time proof that a closed set was handled to its end. */
export function assertUnreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
