import { Injectable } from '@nestjs/common';
import { calendarOf } from '../../../domain/calendar/calendar.js';
import type { Session } from '../../../domain/calendar/session.js';
import { editionActions } from '../../../domain/edition/actions.js';
import { editionStream } from '../../../workflows/contracts/naming.js';
import { answering, Commands, type Effect } from '../commands/commands.service.js';
import type { Asked } from '../http/asked.js';
import { Versioned } from '../http/versioned.js';
import { Problem } from '../problems/problem.js';
import { type Standing, Worlds } from '../reading/worlds.js';
import type { SessionBody } from './session.body.js';

/** A session of the calendar with the milestones that are due at it. */
export interface SessionView extends Session {
  milestones: string[];
}

export interface SessionAnswer {
  session: SessionView;
  command: Effect;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly worlds: Worlds,
    private readonly commands: Commands,
  ) {}

  /** The sessions that are known, and those that milestones are due at. */
  async list(edition: string): Promise<{ items: SessionView[] }> {
    const standing = await this.worlds.standing(edition);
    const due = Object.values(standing.edition.milestones).flatMap((m) => m.due.session ?? []);
    const keys = new Set([...standing.edition.sessions.map((s) => s.key), ...due]);
    const items = [...keys].flatMap((key) => viewOf(standing, key) ?? []);
    return { items: items.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.key < b.key ? -1 : 1)) };
  }

  async read(edition: string, key: string): Promise<Versioned<SessionView>> {
    const standing = await this.worlds.standing(edition);
    return new Versioned(found(standing, key), standing.edition.touched);
  }

  async date(edition: string, key: string, { start, end, ...act }: SessionBody, asked: Asked): Promise<Versioned<SessionAnswer>> {
    return answering(
      async () => {
        const effect = await this.commands.send(asked, edition, editionStream, { type: 'date-session', session: key, start, end }, act);
        const standing = await this.worlds.standing(edition);
        return new Versioned({ session: found(standing, key), command: effect }, standing.edition.touched);
      },
      async () => {
        const { world, today } = await this.worlds.standing(edition);
        return editionActions(world, today, asked.actor).allowed;
      },
    );
  }
}

function viewOf({ world, edition }: Standing, key: string): SessionView | undefined {
  const session = calendarOf(world.template, edition.sessions).session(key);
  return (
    session && {
      ...session,
      milestones: Object.entries(edition.milestones).flatMap(([milestone, m]) => (m.due.session === key ? [milestone] : [])),
    }
  );
}

function found(standing: Standing, key: string): SessionView {
  const session = viewOf(standing, key);
  if (session) return session;
  throw new Problem('session-unknown', `The calendar has no session "${key}".`, {
    facts: [{ ref: key, says: 'unknown' }],
    errors: [{ parameter: 'session', detail: 'is unknown' }],
  });
}
