import type { Notice, NoticeEntry, RecordedEvent } from '../edition/events.js';
import { sessionTitle } from '../calendar/session-title.js';
import { titleOf } from '../edition/milestones.js';
import type { World } from '../engine.types.js';
import { profileOf } from '../reminders/readers.js';
import { dateIn } from '../time/plain-date.js';
import type { RehearsedReminder } from './rehearsal.types.js';

const fates: Readonly<Record<Notice['status'], RehearsedReminder['fate']>> = {
  intended: 'sent',
  historic: 'sent',
  collapsed: 'into',
  nobody: 'nobody',
  calendar: 'calendar',
};

/** Every notice that was made on the way. */
export function remindersOf(world: World, events: readonly RecordedEvent[]): RehearsedReminder[] {
  const titled = titledIn(world);
  return noticesIn(events).map((notice) => reminderOf(world, notice, titled));
}

/** The notices that would have gone out as messages of their own. */
export const sentIn = (events: readonly RecordedEvent[]): Notice[] => noticesIn(events).filter(({ status }) => fates[status] === 'sent');

const noticesIn = (events: readonly RecordedEvent[]): Notice[] =>
  events.flatMap(({ event }) => (event.type === 'notices-intended' ? event.notices : []));

function reminderOf(world: World, notice: Notice, titled: (entry: NoticeEntry) => RehearsedReminder['about'][number]): RehearsedReminder {
  const { at, recipient: to, role, kind, status, tone, about, why, session, concern, decision } = notice;
  return {
    at,
    on: dateIn(profileOf(world, to).zone, at),
    to,
    role,
    kind,
    fate: fates[status],
    ...(tone === undefined ? {} : { tone }),
    about: about.map(titled),
    why: why ? `${why.rule}${why.coverFor === undefined ? '' : `, in place of ${why.coverFor}`}` : '',
    ...(session ? { session: { ...session, title: sessionTitle(world, session.key) } } : {}),
    ...(concern ? { concern: concern.kind } : {}),
    ...(decision ? { decision: decision.kind } : {}),
  };
}

/** The same few entries come many times; each is made once. */
function titledIn(world: World): (entry: NoticeEntry) => RehearsedReminder['about'][number] {
  const titles = new Map<string, string>();
  return (entry) => {
    const title = titles.get(entry.milestone) ?? titleOf(world, entry.milestone);
    titles.set(entry.milestone, title);
    return { ...entry, title };
  };
}

/** Those that would have gone out as messages of their own. */
export const messages = (reminders: readonly RehearsedReminder[]): RehearsedReminder[] => reminders.filter(({ fate }) => fate === 'sent');

/** Who would have got them, each with how many; whoever gets most first. */
export function readersOf(sent: readonly RehearsedReminder[]): { reader: string; messages: number }[] {
  const counts = new Map<string, number>();
  for (const { to } of sent) counts.set(to, (counts.get(to) ?? 0) + 1);
  return [...counts].map(([reader, messages]) => ({ reader, messages })).sort((a, b) => b.messages - a.messages);
}
