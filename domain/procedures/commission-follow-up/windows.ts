import type { StageView } from '../procedure.js';
import { shift, type PlainDate } from '../../time/plain-date.js';
import { sessionTitle } from './sessions.js';
import type { Window } from './shared-fields.js';

/** The days within which an expert group is to meet; an open end is null. Undefined: the calendar does not know its session. */
export function resolveWindow(window: Window, view: StageView): { from: PlainDate | null; to: PlainDate | null } | undefined {
  switch (window.kind) {
    case 'before': {
      const session = view.session(window.session);
      return session && { from: null, to: shift(session.start, { count: -1, unit: 'd' }) };
    }
    case 'between': {
      const after = view.session(window.after);
      const before = view.session(window.before);
      return after && before && { from: shift(after.end, { count: 1, unit: 'd' }), to: shift(before.start, { count: -1, unit: 'd' }) };
    }
    case 'year':
      return { from: `${window.year}-01-01`, to: `${window.year}-12-31` };
  }
}

export function windowInWords(window: Window, view: StageView): string {
  switch (window.kind) {
    case 'before':
      return `before ${sessionTitle(window.session, view)}`;
    case 'between':
      return `between ${sessionTitle(window.after, view)} and ${sessionTitle(window.before, view)}`;
    case 'year':
      return `in ${window.year}`;
  }
}

/** Whether two windows are the same, however their fields are ordered in storage. */
export function sameWindow(a: Window, b: Window): boolean {
  const ordered = (window: Window): string => JSON.stringify(Object.entries(window).sort(([x], [y]) => x.localeCompare(y)));
  return ordered(a) === ordered(b);
}
