import { sessionsFault } from './check-milestones.js';
import type { Fault } from './fault.js';
import type { CycleTemplate } from './template.js';

/** Reminders: the roles and bodies they name exist, bodies with follow-ups meet in sessions, promises keep within their limit. */
export function reminderFaults({ reminders, roles, bodies }: CycleTemplate): Fault[] {
  const { organiser, promise, sessions } = reminders;
  return [
    ...roleFaults(roles, organiser, ['reminders', 'organiser']),
    ...(promise.usualDays > promise.longestDays
      ? [{ path: ['reminders', 'promise', 'usualDays'], message: `is more than the longest, ${promise.longestDays}` }]
      : []),
    ...sessions.flatMap(({ body, to }, i) => {
      const at: At = ['reminders', 'sessions', i];
      const first = sessions.findIndex((other) => other.body === body);
      return [
        ...sessionsFault({ bodies }, body).map((message) => ({ path: [...at, 'body'], message })),
        ...(first < i ? [{ path: [...at, 'body'], message: `${body} stands already in reminders.sessions[${first}]` }] : []),
        ...to.flatMap((role, k) => roleFaults(roles, role, [...at, 'to', k])),
      ];
    }),
  ];
}

type At = readonly (string | number)[];

const roleFaults = (roles: CycleTemplate['roles'], id: string, path: At): Fault[] =>
  roles.some((role) => role.id === id) ? [] : [{ path, message: `unknown role ${id}` }];
