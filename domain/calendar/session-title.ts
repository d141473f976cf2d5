import type { EditionState } from '../edition/state.js';
import type { CycleTemplate } from '../template/template.js';
import { calendarOf } from './calendar.js';

/** What a session is called, by its name: `commission-38` as "38th session of the Commission …"; a name of none stays as it is. */
export const sessionTitle = (
  { template, edition }: { template: Pick<CycleTemplate, 'bodies' | 'chain'>; edition?: Pick<EditionState, 'sessions'> },
  key: string,
): string => calendarOf(template, edition?.sessions ?? []).session(key)?.title ?? key;
