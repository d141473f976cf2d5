/** The task queue that workers of this engine poll. */
export const taskQueue = 'lustrum';

/** The edition's own stream; its workflow is named after it. */
export const editionStream = 'edition';
/** The stream of an edition's notices. */
export const deliveryStream = 'delivery';

/** What the ids of all workflows begin with. */
export const prefix = 'lustrum/';

/** One workflow per edition and stream; starting what runs already is how starting is made idempotent. */
export const workflowId = (edition: string, stream: string): string => `${prefix}${edition}/${stream}`;
/** The edition that a workflow belongs to, by its id; undefined: it is none of an edition's. */
export function editionOf(id: string): string | undefined {
  const [edition, stream] = id.startsWith(prefix) ? id.slice(prefix.length).split('/') : [];
  return stream === undefined ? undefined : edition;
}

/** Failure of a command where the database has fewer events than the workflow knows to be recorded. */
export const databaseBehind = 'DatabaseBehind';

/** Refusal of a workflow that is about to continue as new; never stored, the caller repeats with the same id. */
export const draining = 'Draining';
