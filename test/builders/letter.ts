import type {
  CatchUp,
  ConcernLetter,
  DecisionLetter,
  Digest,
  Head,
  Letter,
  LetterEntry,
  Reader,
  Reminder,
  SessionFollowUp,
} from '../../activities/mail/letter.js';

const host = 'http://127.0.0.1:3000';

export const reader = (more: Partial<Reader> = {}): Reader => ({
  name: 'Ada Example',
  address: 'ada@example.org',
  language: 'en',
  zone: 'Europe/Vienna',
  channel: 'email',
  ...more,
});

/** A milestone that is due in a week. */
export const entry = (more: Partial<LetterEntry> = {}): LetterEntry => ({
  milestone: 'M17',
  title: 'Discussion guide issued in six languages',
  status: 'planned',
  dueOn: '2018-09-12',
  days: 7,
  isSoon: true,
  deliverable: 'A/CONF.234/PM.1',
  waitsFor: { named: [], more: 0 },
  link: `${host}/v1/editions/fourteenth/milestones/M17`,
  answers: {
    acknowledge: `${host}/r/acknowledge/token-a`,
    snooze: `${host}/r/snooze/token-s`,
    done: `${host}/r/done/token-d`,
    notMine: `${host}/r/not-mine/token-n`,
  },
  ...more,
});

const head: Omit<Head, 'reader'> = {
  key: 'fourteenth/M17/-7/p1/1',
  edition: { id: 'fourteenth', title: 'Fourteenth United Nations Congress', short: 'Fourteenth Congress' },
  at: '2018-09-05T07:00:00.000Z',
  expires: '2018-12-04T07:00:00.000Z',
  zone: 'Asia/Tokyo',
  why: [{ role: 'Documents officer', capacity: 'responsible', isCover: false }],
  links: { progress: `${host}/v1/editions/fourteenth/progress`, why: `${host}/r/why/token-w` },
};

/** A reminder of one milestone, a week ahead. */
export const letter = (more: Partial<Reminder> = {}): Reminder => ({
  ...head,
  reader: reader(),
  kind: 'reminder',
  tone: 'notice',
  entry: entry(),
  ...more,
});

export const catchUp = (more: Partial<CatchUp> = {}): CatchUp => ({
  ...head,
  reader: reader(),
  kind: 'catch-up',
  entries: [entry({ milestone: 'M14', days: -20 }), entry({ milestone: 'M15', days: -2 }), entry()],
  ...more,
});

/** One stage with something overdue, one with something due soon. */
export const digest = (more: Partial<Digest> = {}): Digest => ({
  ...head,
  key: 'fourteenth/digest/p1/2018-09-05',
  reader: reader(),
  links: { ...head.links, unsubscribe: `${host}/r/unsubscribe/token-u` },
  kind: 'digest',
  editions: [
    {
      title: 'Fourteenth United Nations Congress',
      short: 'Fourteenth Congress',
      unreachable: [],
      zone: 'Asia/Tokyo',
      progress: head.links.progress,
      stages: [
        { title: 'Host country', entries: [entry({ milestone: 'M11', title: 'Planning mission', days: -3, dueOn: '2018-09-02' })] },
        { title: 'Discussion guide', entries: [entry()] },
      ],
    },
  ],
  ...more,
});

export const sessionLetter = (more: Partial<SessionFollowUp> = {}): SessionFollowUp => ({
  ...head,
  key: 'fourteenth/session/commission-28/10/p1/2019-05-20',
  reader: reader(),
  kind: 'session',
  session: {
    key: 'commission-28',
    title: 'Twenty-eighth session of the Commission',
    start: '2019-05-20',
    end: '2019-05-24',
    isExpected: false,
    days: 70,
    steps: [
      { weeks: 10, on: '2019-03-11', title: 'documents are submitted' },
      { weeks: 6, on: '2019-04-08', title: 'documents are issued' },
    ],
    entries: [entry()],
  },
  ...more,
});

export const concernLetter = (concern: ConcernLetter['concern'], more: Partial<ConcernLetter> = {}): ConcernLetter => ({
  ...head,
  key: `fourteenth/concern/${concern.kind}/p1`,
  reader: reader(),
  kind: 'concern',
  concern,
  ...more,
});

/** New dates, a year later: one milestone moves, one is waived, one is to be done again. */
export const decisionLetter = (more: Partial<DecisionLetter> = {}): DecisionLetter => ({
  ...head,
  key: 'fourteenth/decision/dates/p1/77',
  reader: reader(),
  kind: 'decision',
  decision: {
    kind: 'dates',
    basis: 'decision 74/550 B',
    from: { opening: '2020-04-20', closing: '2020-04-27' },
    to: { opening: '2021-03-07', closing: '2021-03-12' },
    modality: 'hybrid',
    person: 'Olga Organiser',
  },
  entries: [
    decided({ from: '2018-10-30', again: false }),
    decided({ milestone: 'P3.1', title: 'New dates are recommended', status: 'waived', dueOn: '2020-06-01', days: null, again: false }),
    decided({ milestone: 'M16', title: 'Host country agreement', dueOn: '2020-09-07', days: 733, again: true }),
  ],
  ...more,
});

const decided = (more: Partial<DecisionLetter['entries'][number]> & { again: boolean }): DecisionLetter['entries'][number] => {
  const { milestone, title, status, dueOn, days, isSoon, link } = entry();
  return { milestone, title, status, dueOn, days, isSoon, link, ...more };
};

/** One of each kind, in the words of whoever wrote its data. */
export const everyLetter = (): Record<Letter['kind'], Letter> => ({
  reminder: letter(),
  'catch-up': catchUp(),
  digest: digest(),
  session: sessionLetter(),
  concern: concernLetter({
    kind: 'vacant-role',
    roles: ['Documents officer', 'Drafter'],
    about: [{ milestone: 'M17', title: 'Discussion guide' }],
  }),
  decision: decisionLetter(),
});
