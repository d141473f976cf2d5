import type { Capacity, CycleTemplate, Ladder, SessionFollowUp } from '../../domain/template/template.js';
import type { Profile } from '../../domain/directory/profile.js';
import { Life } from './life.js';
import { cycleTemplate } from './template.js';

/** First the one who acts, then the deputy, then the supervisor too. */
export const risingLadder: Ladder = {
  rungs: [
    { days: -30, to: ['responsible'], tone: 'notice' },
    { days: -14, to: ['responsible'], tone: 'notice' },
    { days: -7, to: ['responsible', 'deputy'], tone: 'notice' },
    { days: -1, to: ['responsible', 'deputy'], tone: 'urgent' },
    { days: 1, to: ['responsible', 'deputy'], tone: 'urgent' },
    { days: 7, to: ['responsible', 'deputy', 'supervisor'], tone: 'escalation' },
  ],
  then: { everyDays: 14, to: ['responsible', 'supervisor'], tone: 'escalation' },
};

const followUp: SessionFollowUp = {
  body: 'commission',
  steps: [10, 6, 4].map((weeks) => ({ weeks, title: `What is asked for ${weeks} weeks before` })),
  to: ['author'],
  source: { requirements: [], paragraph: '10-4-6 rule' },
};

/** A paper is due on 3 March 2031, its annex three weeks later; notices go out at nine. The organiser sees to all else. */
export const papers = (more: Partial<CycleTemplate['reminders']> = {}): CycleTemplate =>
  cycleTemplate(
    [
      { id: 'M1', due: 'opening-9w', responsible: 'author' },
      { id: 'M2', due: 'opening-6w', responsible: 'author', requires: ['M1'] },
      { id: 'M46', due: 'opening', responsible: 'organiser' },
      { id: 'M53', due: 'closing', responsible: 'organiser' },
    ],
    {
      roles: ['author', 'organiser'].map((id) => ({ id, title: id })),
      reminders: {
        hour: 9,
        organiser: 'organiser',
        ladder: risingLadder,
        snooze: { longestDays: 21, times: 2 },
        promise: { usualDays: 7, longestDays: 60 },
        sessions: [],
        ...more,
      },
    },
  );

export const beforeSessions: SessionFollowUp[] = [followUp];

/** An edition of these papers that opens on 5 May 2031, on 1 January before; `ada` writes, `olga` organises. */
export function aLife(
  people: Record<string, Partial<Profile>> = {},
  more: { template?: CycleTemplate; zone?: string; isHoliday?: Life['world']['isHoliday'] } = {},
): Life {
  const { template = papers(), zone = 'Europe/Vienna', isHoliday } = more;
  const life = new Life(template, zone, '2031-01-01', { ada: {}, olga: {}, ...people }, isHoliday);
  life.create({ dates: { opening: '2031-05-05', closing: '2031-05-09' } });
  life.act({ type: 'assign-role', role: 'author', person: 'ada' });
  return life.act({ type: 'assign-role', role: 'organiser', person: 'olga' });
}

/** Gives someone the role of those who write. */
export const joins = (life: Life, person: string, capacity: Capacity = 'responsible', role = 'author'): Life =>
  life.act({ type: 'assign-role', role, person, capacity });

/** Who was told of a milestone on which days: `2031-02-01 ada`; those who were told by something else than a reminder with its kind. */
export const tellings = (life: Life, milestone = 'M1'): string[] =>
  life.notices
    .filter((n) => n.status !== 'collapsed' && n.kind !== 'concern' && n.about.some((entry) => entry.milestone === milestone))
    .map((n) => [n.at.slice(0, 10), n.recipient, ...(n.kind === 'reminder' ? [] : [n.kind])].join(' '));
